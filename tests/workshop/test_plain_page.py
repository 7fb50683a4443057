"""The plain seat as a page: questions as forms, news as it comes, one seat on whatever terminal."""

from __future__ import annotations

import asyncio
from pathlib import Path

from negotiation.library.questionnaire import questionnaire
from negotiation.workshop.table.answers import read_answers
from tests.workshop.paging import MAIN, form_of, paged
from tests.workshop.running import Place, Running, browser, running

TABLES = 4
GP = "GP representatives"
BOARD = "NHS Commissioning Board"
READ = "I have read the brief"


async def test_a_brief_is_read_and_a_question_is_a_form(place: Place) -> None:
    async with browser(place.workshop) as device:
        await device.join(place.code(GP))
        async with paged(device) as page:
            form = await page.asks(MAIN)
            assert form["kind"] == "choose"
            assert ["ready", READ] in form["choices"]
            assert "You are the GP representatives" in page.words
            await page.answer("nonsense")
            assert "not one of the answers" in form_of(page)["remark"]
            await page.answer("draft")
            assert ["heading", "The draft as it stands"] in page.log
            await page.answer("ready")
            assert ["answer", f"{MAIN} {READ}"] in page.log
            assert "gp" not in (await place.report())["awaited"]


async def test_what_others_do_is_told_as_it_comes(place: Place) -> None:
    async with browser(place.workshop) as one, browser(place.workshop) as two:
        await one.join(place.code(GP))
        await two.join(place.code(BOARD))
        async with paged(one) as reader, paged(two) as other:
            await reader.asks(MAIN)
            await other.asks(MAIN)
            await other.answer("say")
            await other.answer("all")
            await other.answer("\x1b[31mGood \u202emorning\x07")
            await reader.sees("[31mGood morning")
            assert "\x1b" not in reader.words
            await reader.asks(MAIN)

            # A question in the middle of something stands; the news is in the log.
            await reader.answer("say")
            form = form_of(reader)
            for line in ("say", "all", "Shall we begin?"):
                await other.answer(line)
            await reader.sees("Shall we begin?")
            assert form_of(reader) == form


async def test_the_seat_outlives_its_socket_with_what_was_half_typed(place: Place) -> None:
    async with browser(place.workshop) as device:
        await device.join(place.code(GP))
        async with paged(device) as page:
            await page.asks(MAIN)
            await page.answer("note")
            name = form_of(page)["name"]
            await page.say(to=name, typed="half a wo")
            await page.say(to=name, typed="half a word")
            await page.say(to="another", typed="elsewhere")
            before = page.log
        async with paged(device, "later") as page:
            await page.asks("Your note")
            await page.until(lambda: page.typed == "half a word")
            assert form_of(page)["name"] == name
            assert page.log == before
            await page.answer("half a word, and the rest")
            await page.sees("Your note: half a word, and the rest")


async def test_one_terminal_acts_whatever_kind_it_is(place: Place) -> None:
    async with browser(place.workshop) as laptop, browser(place.workshop) as phone:
        await laptop.join(place.code(GP))
        async with laptop.terminal() as screen:
            await screen.sees("You are the GP representatives")
            _, offered = await laptop.post("/device", {})
            await phone.join(offered["code"])
            async with paged(phone) as page:
                await page.until(lambda: page.state.get("mode") == "waiting")
                assert page.sent == b""
                await page.opened.send_json({"do": "ask"})
                await screen.until(lambda: screen.state.get("asked") is True)
                await screen.do(do="answer", yes=True)
                await page.until(lambda: page.state.get("mode") == "active")
                await page.asks(MAIN)
                await screen.becomes("waiting")
                screen.forget()

                await page.answer("ready")
                await page.sees(READ)
                assert screen.shown == b""
                # And back to the screen, which the phone must let go.
                await screen.do(do="ask")
                await page.until(lambda: page.state.get("asked") is True)
                await page.opened.send_json({"do": "answer", "yes": True})
                await screen.becomes("active")
                await screen.sees("Waiting for the")


def test_the_questionnaire_is_asked_on_the_page_too(tmp_path: Path) -> None:
    async def answered(opened: Running) -> None:
        async with browser(opened) as device:
            await device.join(opened.code(f"Table 1 · {GP}"))
            async with paged(device) as page:
                await page.asks("Would you answer")
                assert "not under your name" in page.words
                await page.answer("answer")
                await page.answer("4")
                await page.answer("back")
                await page.answer("5")
                while form_of(page)["question"] != MAIN:
                    await page.answer("leave-out")

    with running(tmp_path, questionnaire=True) as opened:
        asyncio.run(answered(opened))
        kept = read_answers(opened.folder, 1)
    assert kept == {"gp": {"before": {questionnaire().items[0].code: 5}}}

"""Writes a plain table as Parquet. Needs the extra `lab`."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence


class NoParquetError(Exception):
    """Parquet cannot be written here; the message says how to get what is missing."""


def parquet_bytes(
    names: Sequence[str],
    rows: Sequence[Sequence[str | int | float | bool | None]],
    meanings: Mapping[str, str],
) -> bytes:
    """The table; `meanings` go into the file beside their columns.

    Raises NoParquetError when the library is not installed.
    """
    try:
        import pyarrow as pa  # type: ignore[import-untyped]
        import pyarrow.parquet as pq  # type: ignore[import-untyped]
    except ImportError as error:
        raise NoParquetError(
            "Parquet needs the library pyarrow, which is not installed: "
            "pip install 'negotiation[lab]'. CSV needs nothing more."
        ) from error
    columns = [pa.array([row[number] for row in rows]) for number in range(len(names))]
    fields = [
        pa.field(name, column.type, metadata={"meaning": meanings[name]})
        for name, column in zip(names, columns, strict=True)
    ]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, schema=pa.schema(fields)), out)
    return out.getvalue()

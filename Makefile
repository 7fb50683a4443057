# Heads of Terms: `make play`, `make test`. The work itself is in dev.py; this file only finds a Python for it.
# Further words go through ARGS:  make play ARGS="tutorial --plain"   make test ARGS="tests/rules -x"

TARGETS := play test check bench snap pictures samples docs lock
ARGS ?=

# Looked for by trying, because a name on the path may be an empty shim or an older Python. One that can make a virtual
# environment comes first; failing that, any that is new enough, and dev.py says what it lacks.
define find_python
for modules in 'sys, venv, ensurepip' 'sys'; do \
  for name in python3.13 python3.12 python3.11 python3 python; do \
    if $$name -c "import $$modules; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1; then \
      echo $$name; exit 0; \
    fi; \
  done; \
done
endef

# To choose another:  make test PYTHON=/opt/python3.12/bin/python3
ifndef PYTHON
PYTHON := $(shell $(find_python))
endif

.PHONY: help $(TARGETS)

help: require-python
	@$(PYTHON) dev.py help

$(TARGETS): require-python
	@$(PYTHON) dev.py $@ $(ARGS)

.PHONY: require-python
require-python:
	@if [ -z "$(PYTHON)" ]; then \
	  echo "Heads of Terms needs Python 3.11 or newer, and there is none here. This command installs it:"; \
	  if command -v brew >/dev/null 2>&1; then echo "  brew install python@3.13"; \
	  elif command -v apt-get >/dev/null 2>&1; then echo "  sudo apt install python3 python3-venv"; \
	  elif command -v dnf >/dev/null 2>&1; then echo "  sudo dnf install python3.13"; \
	  elif command -v pacman >/dev/null 2>&1; then echo "  sudo pacman -S python"; \
	  elif command -v zypper >/dev/null 2>&1; then echo "  sudo zypper install python313"; \
	  elif command -v winget >/dev/null 2>&1; then echo "  winget install Python.Python.3.13"; \
	  else echo "  (no package manager found: take the installer for your system from python.org)"; fi; \
	  exit 2; \
	fi >&2

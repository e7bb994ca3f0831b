# `make` lists the verbs. Everything works in a virtual environment of its own (.venv) and needs only
# Python 3.11 or newer; README.md spells the same commands out for machines without make.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export NO_MKDOCS_2_WARNING := 1
export PIP_NO_INPUT := 1

.PHONY: help site serve pdf test zip bench pictures ids lock clean

help:
	@echo "make site      生成网站到 site/                    build the site into site/"
	@echo "make serve     边写边看，保存后网页自动更新        preview that follows every saved change"
	@echo "make pdf       只生成 PDF 到 site/pdf/             only the PDFs, into site/pdf/"
	@echo "make zip       离线的一份，解压就能用              an offline copy: handbook.zip"
	@echo "make test      安装测试所需并运行全部测试          install what the tests need, run everything"
	@echo "make ids       补上清单条目的 id，登记全部地址     write missing ids, record every address"
	@echo "make bench     构建耗时与页面大小                  build time and page weight"
	@echo "make pictures  重新生成 README 里的图              make the pictures in README again"
	@echo "make lock      按 pyproject.toml 重新锁定依赖版本  pin the dependencies again"
	@echo "make clean     删除生成的内容                      remove what was generated"

site: .venv/.site
	@$(BIN)/python -m mkdocs build --strict
	@echo "网站已生成：用浏览器打开 site/index.html"
	@echo "The site is built: open site/index.html in a browser"

serve: .venv/.site
	@$(BIN)/python -m mkdocs serve

pdf: .venv/.site
	@HANDBOOK_PDF=only $(BIN)/python -m mkdocs build
	@echo "PDF 已生成：打开 site/pdf/handbook.pdf"
	@echo "The PDFs are made: open site/pdf/handbook.pdf"

zip: site
	@PYTHONPATH=hooks $(BIN)/python -m handbook.exports.archive site handbook.zip

test: .venv/.test
	@$(BIN)/python scripts/find_browser.py
	@$(BIN)/python scripts/find_nginx.py
	@$(BIN)/python scripts/find_office.py
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n $(or $(WORKERS),auto)

bench: .venv/.test site
	@$(BIN)/python scripts/find_browser.py
	@$(BIN)/python bench/run.py
	@$(BIN)/python bench/keys.py
	@$(BIN)/python bench/manual.py
	@$(BIN)/python bench/search.py

pictures: .venv/.test
	@$(BIN)/python scripts/find_browser.py
	@$(BIN)/python scripts/pictures.py

ids: .venv/.site
	@PYTHONPATH=hooks $(BIN)/python -m handbook.checklists.ids docs
	@PYTHONPATH=hooks $(BIN)/python -m handbook.governance.ids docs

lock: .venv/.test
	@$(PIP) install pip-tools
	@$(BIN)/python scripts/lock.py

clean:
	rm -rf site site.partial site.replaced handbook.zip .cache .hypothesis .mypy_cache .ruff_cache .pytest_cache

# The stamps say which requirements are installed; a changed file installs again.
.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "需要 Python 3.11 或更新版本 / Python 3.11 or newer is needed: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@touch $@

.venv/.site: .venv/.python requirements.txt
	@$(PIP) install --require-hashes -r requirements.txt
	@touch $@

.venv/.test: .venv/.site requirements-test.txt
	@$(PIP) install --require-hashes -r requirements-test.txt
	@touch $@

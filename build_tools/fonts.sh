#!/bin/sh
# The Chinese fonts that papers are set in: from npm into node_modules, else Debian's package where we
# may install it. Finding none is no error here: the build tells editors what to do, and can go without.
# The browser editor comes too when mkdocs.yml switches it on, or when called with "all" (the tests try it).
set -u
omit=--omit=optional
if [ "${1:-}" = all ] || grep -Eq '^[[:space:]]*admin:[[:space:]]*true' mkdocs.yml 2>/dev/null; then omit=; fi

ready() {
  mkdir -p node_modules && touch node_modules/.ready
  exit 0
}

if command -v npm >/dev/null 2>&1 && npm ci $omit --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null; then
  ready
fi
if command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list 'Noto Serif CJK SC' family)" ]; then
  ready
fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fonts-noto-cjk >/dev/null && ready
fi
echo "No Chinese fonts for the papers: install Node.js with npm, or the Debian package fonts-noto-cjk, and run make again." >&2
exit 0

#!/bin/sh
# Chromium and a Chinese font for the browser tests, npm for axe-core, poppler to look into PDF files, LibreOffice to open Word files: from Debian's packages where we may install them.
set -eu

have_browser() {
  for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && return 0
  done
  return 1
}

have_font() {
  command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list ':lang=zh-cn' family)" ]
}

have_npm() {
  command -v npm >/dev/null 2>&1
}

have_poppler() {
  command -v pdffonts >/dev/null 2>&1
}

have_office() {
  command -v soffice >/dev/null 2>&1
}

have_all() {
  have_browser && have_font && have_npm && have_poppler && have_office
}

if have_all; then
  exit 0
fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fontconfig fonts-noto-cjk poppler-utils libreoffice-writer-nogui >/dev/null
  have_npm || DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends npm >/dev/null
fi
if have_all; then
  exit 0
fi
echo "The tests need Chromium, a Chinese font, npm, poppler and LibreOffice, and this script could not install them." >&2
echo "Debian, Ubuntu: sudo apt-get install chromium fonts-noto-cjk npm poppler-utils libreoffice-writer-nogui. Elsewhere: install Chromium or Chrome, Noto Sans CJK, Node.js, poppler and LibreOffice (soffice on the PATH)." >&2
exit 1

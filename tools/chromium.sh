#!/bin/sh
# The browser tests play in a real Chromium: the machine's own, or Debian's, installed where we may.
set -eu
for program in chromium chromium-browser google-chrome; do
    if command -v "$program" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "· Chromium"
    apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1 ||
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; }
    exit 0
fi
echo "The browser tests need Chromium. Install it: sudo apt-get install chromium (Debian, Ubuntu)," >&2
echo "or your system's package of that name. The other tests run without it." >&2

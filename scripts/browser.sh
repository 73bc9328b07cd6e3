#!/bin/sh
# Installs what the tests need beside Python packages, where it is missing: Chromium, gettext's msgfmt, curl and jq,
# what PDFs are made with, fonts for their scripts, and zbar, which reads the codes on them.
set -eu
missing=""
command -v chromium >/dev/null || missing="$missing chromium"
command -v msgfmt >/dev/null || missing="$missing gettext"
command -v curl >/dev/null || missing="$missing curl ca-certificates"
command -v jq >/dev/null || missing="$missing jq"
if command -v dpkg-query >/dev/null; then
    for package in libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libzbar0 fonts-noto-core fonts-noto-cjk; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "ok installed" || missing="$missing $package"
    done
fi
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
    exit 0
fi
echo "The tests need$missing. Install it and try again, on Debian: sudo apt install$missing" >&2
exit 1

#!/bin/sh
# Installs what the tests need beside Python packages, where it is missing: Chromium, gettext's msgfmt, curl and jq.
set -eu
missing=""
command -v chromium >/dev/null || missing="$missing chromium"
command -v msgfmt >/dev/null || missing="$missing gettext"
command -v curl >/dev/null || missing="$missing curl ca-certificates"
command -v jq >/dev/null || missing="$missing jq"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing fonts-noto-core
    exit 0
fi
echo "The tests need$missing. Install it and try again, on Debian: sudo apt install$missing" >&2
exit 1

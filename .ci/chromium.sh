#!/usr/bin/env bash
# Puts a Chromium where the tests of the HTML report find it: on the PATH, or named by COPYDESK_TEST_CHROMIUM. A Debian or Ubuntu
# that runs this as root installs one.
set -euo pipefail
if [ -n "${COPYDESK_TEST_CHROMIUM:-}" ]; then
  if [ -x "$COPYDESK_TEST_CHROMIUM" ]; then exit 0; fi
  echo "chromium.sh: COPYDESK_TEST_CHROMIUM names '$COPYDESK_TEST_CHROMIUM', which does not run" >&2
  exit 1
fi
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" > /dev/null; then exit 0; fi
done
if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
  echo "chromium.sh: there is no chromium here, and no way to install one: needs root and apt-get" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq >&2
apt-get install -y -qq --no-install-recommends chromium > /dev/null
chromium --version

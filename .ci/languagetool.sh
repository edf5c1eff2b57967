#!/usr/bin/env bash
# Puts a real LanguageTool server, from Maven Central, where the tests find it: languagetool.sh FOLDER
# The folder is kept from run to run and is laid out as a download of LanguageTool is: LTP_JAR_DIR_PATH may name it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
pom=$here/languagetool/pom.xml
done_for=$folder/pom.xml
if cmp -s "$pom" "$done_for" && [ -f "$folder/languagetool-server.jar" ]; then exit 0; fi
for tool in java mvn; do
  if ! command -v "$tool" > /dev/null; then
    echo "languagetool.sh: there is no $tool here" >&2
    exit 1
  fi
done
mkdir -p "$(dirname "$folder")"
new=$(mktemp -d "$folder.XXXXXX")
trap 'rm -rf "$new"' EXIT
mvn --batch-mode --quiet --file "$pom" -Dmaven.repo.local="$new/repository" \
  org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$new/libs" >&2
# The server's own jar, as it is in a download: it names the others, so that `java -cp` needs no more than it.
python3 - "$new" << 'PYTHON'
import os, sys, zipfile
folder = sys.argv[1]
jars = sorted(name for name in os.listdir(os.path.join(folder, "libs")) if name.endswith(".jar"))
line = "Class-Path: " + " ".join(f"libs/{jar}" for jar in jars)
lines = [line[:70]] + [" " + line[at:at + 69] for at in range(70, len(line), 69)]  # a manifest's lines hold 72 bytes
with zipfile.ZipFile(os.path.join(folder, "languagetool-server.jar"), "w") as jar:
    jar.writestr("META-INF/MANIFEST.MF", "\r\n".join(["Manifest-Version: 1.0", *lines, "", ""]))
PYTHON
rm -rf "$new/repository"
cp "$pom" "$new/pom.xml"
rm -rf "$folder"
mv "$new" "$folder"
trap - EXIT

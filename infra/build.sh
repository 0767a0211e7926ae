#!/usr/bin/env bash
# Makes the function's package: the native executable as `bootstrap`, DuckDB's library, a folder of connections and manifests, and
# the manifests in compiled form, so that the function fetches nothing when it starts.
#
#   infra/build.sh FOLDER [--executable FILE] [--library FILE] [--extensions FOLDER] [--output FILE] [--no-bundle]
#
# FOLDER        has a pintail.yaml and the manifests that it names by relative paths; hidden files, databases and notes stay out
# --executable  default: target/pintail-*-runner, made by ./mvnw package -Dnative
# --library     default: libduckdb_java.so beside the executable
# --extensions  DuckDB's extension folder with MotherDuck's extension in it (v1.5.6/linux_amd64/motherduck.duckdb_extension);
#               without it the function downloads the extension at every cold start
# --output      default: target/lambda/function.zip
# --no-bundle   no compiled manifests: for an executable that does not run on this machine
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)

fail() {
  echo "build.sh: $*" >&2
  exit 2
}

folder= executable= library= extensions= bundle=yes output=$home/target/lambda/function.zip
while [ $# -gt 0 ]; do
  case $1 in
    --executable | --library | --extensions | --output)
      [ $# -ge 2 ] || fail "$1 needs a value"
      declare "${1#--}=$2"
      shift 2
      ;;
    --no-bundle)
      bundle=no
      shift
      ;;
    -*) fail "unknown option $1" ;;
    *)
      [ -z "$folder" ] || fail "one folder only, not also $1"
      folder=$1
      shift
      ;;
  esac
done
[ -n "$folder" ] || fail "name the folder that has the pintail.yaml"
[ -f "$folder/pintail.yaml" ] || fail "there is no $folder/pintail.yaml"
command -v zip >/dev/null || fail "zip is needed"

if [ -z "$executable" ]; then
  for found in "$home"/target/pintail-*-runner; do
    [ ! -x "$found" ] || executable=$found
  done
  [ -n "$executable" ] || fail "there is no executable; make it with: ./mvnw package -Dnative"
fi
[ -f "$executable" ] || fail "there is no $executable"
library=${library:-$(dirname "$executable")/libduckdb_java.so}
[ -f "$library" ] || fail "there is no $library"

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
# Pins in FOLDER what is not pinned yet, as a sync would, so that the next package has the same versions.
[ $bundle = no ] || "$(realpath "$executable")" connectors bundle -f "$folder/pintail.yaml" -o "$stage/pintail-bundle" ||
  fail "the manifests of $folder/pintail.yaml cannot be bundled (--no-bundle leaves that out)"
(cd "$folder" && find . -type f -not -path '*/.*' -not -name '*.duckdb' -not -name '*.duckdb.wal' -not -name '*.zip' -not -name '*.md' -print0 |
  tar -cf - --null -T -) | tar -xf - -C "$stage"
cp "$executable" "$stage/bootstrap"
cp "$library" "$stage/libduckdb_java.so"
[ -z "$extensions" ] || cp -R "$extensions" "$stage/extensions"
chmod -R u+rwX,go+rX "$stage"
chmod 755 "$stage/bootstrap"

# The same contents make the same zip, so that a deployment without a change is none.
find "$stage" -exec touch -h -d 2020-01-01T00:00:00Z {} +
mkdir -p "$(dirname "$output")"
output=$(cd "$(dirname "$output")" && pwd)/$(basename "$output")
rm -f "$output"
(cd "$stage" && find . -type f | LC_ALL=C sort | TZ=UTC zip -X -9 -q "$output" -@)

zipped=$(($(stat -c %s "$output") / 1000))
unzipped=$(find "$stage" -type f -exec stat -c %s {} + | awk '{ sum += $1 } END { printf "%d", sum / 1000 }')
echo "$output: $zipped kB, unzipped $unzipped kB"
[ "$unzipped" -le 262144 ] || fail "Lambda takes 250 MB unzipped at most"
[ "$zipped" -le 50000 ] || echo "NOTICE: above 50 MB a package can be deployed by way of S3 only (sam deploy does so by itself)."

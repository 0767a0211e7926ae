#!/bin/sh
# Fetches the two files of MotherDuck's extension for this program's DuckDB, so that a function finds them without a network:
#   infra/fetch-motherduck-extension.sh FOLDER [PLATFORM]
# PLATFORM is linux_amd64 (default) or linux_arm64. Put the folder into the package (infra/build.sh --extensions FOLDER), name it in
# PINTAIL_EXTENSIONS, and set MOTHERDUCK_EXT_VERSION to what this prints. DuckDB checks the signatures of both files when it loads them.
set -eu
version=v1.5.6
folder=${1:?usage: infra/fetch-motherduck-extension.sh FOLDER [PLATFORM]}
platform=${2:-linux_amd64}
loaders=${DUCKDB_EXTENSIONS_URL:-https://extensions.duckdb.org}
implementations=${MOTHERDUCK_EXTENSIONS_URL:-https://ext.motherduck.com}
service=${MOTHERDUCK_API_URL:-https://api.motherduck.com}

implementation=${MOTHERDUCK_EXT_VERSION:-$(curl -fsS "$service/extension_version?duckdb_version=$version")}
case $implementation in
"$version"-*) ;;
*)
  echo "MotherDuck has no extension for DuckDB $version: it answered \"$implementation\"" >&2
  exit 1
  ;;
esac

target=$folder/$version/$platform
mkdir -p "$target"
fetch() {
  curl -fsS "$1" | gzip -dc >"$target/$2.part"
  mv "$target/$2.part" "$target/$2"
}
fetch "$loaders/$version/$platform/motherduck.duckdb_extension.gz" motherduck.duckdb_extension
fetch "$implementations/$version/$platform/motherduck_impl.$implementation.duckdb_extension.gz" "motherduck_impl.$implementation.duckdb_extension"
echo "MOTHERDUCK_EXT_VERSION=$implementation"

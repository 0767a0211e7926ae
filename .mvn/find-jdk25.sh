# Sourced by mvnw and pintail: points JAVA_HOME at a JDK 25 or newer when it names an older one or none.
# Nothing is downloaded. Without such a JDK JAVA_HOME stays as it is, and the build says what to install.
pintail_is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -Eq '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$1/release"
}
if ! pintail_is_jdk25 "${JAVA_HOME-}"; then
  for pintail_jdk in "${JAVA25_HOME-}" "${JAVA_HOME_25_X64-}" "${JAVA_HOME_25_ARM64-}" "${GRAALVM_HOME-}" \
    /usr/lib/jvm/*25* /opt/java/*25* "${HOME-}"/.sdkman/candidates/java/25* "${HOME-}"/.jdks/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
    if pintail_is_jdk25 "$pintail_jdk"; then
      JAVA_HOME=$pintail_jdk
      export JAVA_HOME
      break
    fi
  done
fi

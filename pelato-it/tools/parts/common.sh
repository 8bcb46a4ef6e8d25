# The folder of tools, in which one run at a time works on a part, and functions that the parts of the installation share.
# Needs $tools_home and versions.env.
# shellcheck shell=bash

tools=${PELATO_TOOLS:-$HOME/.cache/pelato/tools}
mkdir -p "$tools/logs"
tools=$(cd "$tools" && pwd)

# Has this shell alone work on something until it takes another lock, gives this one back, or ends; started daemons must not
# inherit it.
take_lock() { # NAME
    exec 9>"$tools/.lock-$1"
    flock -n 9 || {
        echo "Another run works on $1 in $tools: waiting for its end"
        flock 9
    }
}

give_lock_back() {
    exec 9>&-
}

declare -A environment=()

# Notes where something is, for env.properties.
note() { # NAME VALUE
    environment[$1]=$2
}

step=0
begin_step() { # OF
    step=$((step + 1))
    of=$1
}

elapsed() {
    printf '%d:%02d' $((SECONDS / 60)) $((SECONDS % 60))
}

# A line for a tool, with the step it belongs to and the time since the start, in minutes.
say() { # TOOL VERSION WHERE
    printf '%-7s %6s  %-19s %-10s %s\n' "${of:+[$step/$of]}" "$(elapsed)" "$1" "$2" "$3"
}

# Tells every half minute what a log says last, as long as this shell lives.
tell_progress() { # LOG
    local seconds=0 last
    while sleep 1 && kill -0 $$ 2>/dev/null; do
        (((++seconds % 30) == 0)) || continue
        last=$(tail -c 400 "$1" | tr '\r' '\n' | sed 's/\x1b\[[0-9;]*[A-Za-z]//g' | grep '[^ ]' | tail -n 1 | sed 's/^ *//' | cut -c -90)
        printf '%-7s %6s    %s\n' "${of:+[$step/$of]}" "$(elapsed)" "$last"
    done
}

# Runs a command with its output in a log; on failure shows the end of it and stops.
logged() { # NAME COMMAND...
    local log=$tools/logs/$1.log failed= telling
    shift
    : >"$log"
    tell_progress "$log" 9>&- &
    telling=$!
    "$@" >"$log" 2>&1 9>&- || failed=yes
    kill "$telling" 2>/dev/null || true
    wait "$telling" 2>/dev/null || true
    if [[ $failed ]]; then
        tail -n 30 "$log" >&2
        echo "install: this failed: $*" >&2
        echo "install: its whole output is in $log" >&2
        exit 1
    fi
}

# Makes FOLDER by COMMAND, which gets an empty folder as its last argument and fills it. A folder that
# exists is taken as it is; one appears only when it is complete.
install_once() { # TOOL VERSION FOLDER COMMAND...
    local tool=$1 version=$2 folder=$3
    shift 3
    if [[ ! -d $folder ]]; then
        say "$tool" "$version" "installing ..."
        mkdir -p "$(dirname "$folder")"
        # What a run that was killed has left half done; nobody else works on it while the lock is held.
        rm -rf "$(dirname "$folder")"/.installing.*
        local fresh
        fresh=$(mktemp -d "$(dirname "$folder")/.installing.XXXXXX")
        chmod 755 "$fresh"
        trap 'rm -rf "'"$fresh"'"' EXIT
        logged "$tool" "$@" "$fresh"
        mv -T "$fresh" "$folder"
        trap - EXIT
    fi
    say "$tool" "$version" "$folder"
}

# Stops when a file that pins a program does not name the version of versions.env.
check_pinned() { # FILE TEXT
    grep -qF -- "$2" "$1" || {
        echo "install: $1 does not say '$2', as versions.env wants: change one of them" >&2
        exit 1
    }
}

# Installs Debian's packages that are missing.
debian_packages() { # NAME...
    local package missing=()
    for package; do
        dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' ||
            missing+=("$package")
    done
    ((${#missing[@]})) || return 0

    local as_root=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null || {
            echo "install: run as root: apt-get install --no-install-recommends ${missing[*]}" >&2
            exit 1
        }
        as_root=(sudo)
    fi
    say "Debian packages" "" "${missing[*]}"
    # Of two at once the second would give up.
    local alone=(flock "$tools/.lock-debian")
    logged apt-update "${alone[@]}" "${as_root[@]}" apt-get -q update
    logged apt-install "${alone[@]}" "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y install --no-install-recommends "${missing[@]}"
}

# Writes env.properties: what earlier runs noted, with this run's notes over it.
write_environment() {
    take_lock environment
    local file=$tools/env.properties name value
    if [[ -f $file ]]; then
        while IFS='=' read -r name value; do
            [[ -n ${environment[$name]+set} ]] || environment[$name]=$value
        done <"$file"
    fi
    for name in "${!environment[@]}"; do
        printf '%s=%s\n' "$name" "${environment[$name]}"
    done | LC_ALL=C sort >"$file.fresh"
    mv "$file.fresh" "$file"
}

# SPDX-License-Identifier: Apache-2.0
# What the scripts share: how they speak, how they end, and how they get what is missing.
# To be sourced by bash.

# A heading, a line of the story, and the end with a reason.
heading() { printf '\n==> %s\n' "$*"; }
say() { printf '    %s\n' "$*"; }
fail() {
    printf '\n%s: failed: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# Whether a Debian package is installed.
is_installed() {
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# Runs a command with the rights that apt-get needs.
as_root() {
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo -- "$@"
    else
        fail "'$*' needs root. Run it yourself, or install sudo, and start again."
    fi
}

# Brings the lists of apt up to date, once in a run.
refresh_apt() {
    [[ -n ${apt_is_fresh:-} ]] && return
    as_root apt-get -qq update || fail "apt-get update does not work; is the network there?"
    apt_is_fresh=yes
}

# Installs those of the named Debian packages that are missing, without what they recommend.
install_missing() {
    local package missing=()
    command -v apt-get >/dev/null || {
        say "no apt-get here; it is taken for granted that there is what these are on Debian: $*"
        return
    }
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    ((${#missing[@]} == 0)) && {
        say "already installed: $*"
        return
    }
    say "installing: ${missing[*]}"
    refresh_apt
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -y --no-install-recommends install "${missing[@]}" >/dev/null \
        || fail "apt-get could not install ${missing[*]}"
}

# Swift, or the end.
require_swift() {
    command -v swift >/dev/null \
        || fail "swift is not in PATH. Muster is built with Swift 6.3: https://swift.org/install"
}

# The libraries that a build of Muster needs.
readonly BUILD_PACKAGES=(libsqlite3-dev libcurl4-openssl-dev libyaml-dev)

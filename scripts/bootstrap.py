"""First step of every make target: checks versions, then fills .venv and node_modules from the pinned lists.

Standard library only, and written so that an old Python 3 still gets as far as the message that it is too old.
Run again with nothing changed, it does nothing and fetches nothing.
"""

import glob
import hashlib
import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, "bin", "python")
NODE_MODULES = os.path.join(ROOT, "node_modules")
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20
HEADLESS_NAMES = ("chromium-headless-shell", "chrome-headless-shell")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
WIKI_PACKAGES = os.path.join(".cache", "wikis", "debian")
FIREFOX_NAMES = ("firefox-esr", "firefox")
# MiniBrowser is never on PATH: Debian and Fedora keep it with WebKitGTK's other helpers.
MINIBROWSER_PLACES = ("/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/libexec/webkit2gtk-4.1/MiniBrowser")


def fail(text):
    """End the run with one line."""
    sys.exit("setup: " + text)


def say(text):
    """One line of progress."""
    print(text, file=sys.stderr, flush=True)


def run(*command):
    """Run a command that shows its own output; false when it fails."""
    return subprocess.call(command, cwd=ROOT) == 0


def may_install_packages():
    """Whether this is a Debian-like system and we are root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(*packages):
    """Install Debian packages."""
    say("Installing " + " ".join(packages) + " with apt-get")
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    quiet = ["apt-get", "-q", "-o", "Dpkg::Use-Pty=0"]
    subprocess.call([*quiet, "update"], env=environment, stdout=subprocess.DEVNULL)
    install = [*quiet, "install", "-y", "--no-install-recommends", *packages]
    return subprocess.call(install, env=environment, stdout=subprocess.DEVNULL) == 0


def apt_knows(package):
    """Whether there is such a Debian package."""
    asked = [shutil.which("apt-cache"), "show", package]
    return bool(asked[0]) and subprocess.call(asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def check_python():
    """Go on under a Python that is new enough, or say that there is none."""
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return
    for minor in (14, 13, 12, 11):
        newer = shutil.which("python3.%d" % minor)
        if newer:
            os.execv(newer, [newer, os.path.abspath(__file__), *sys.argv[1:]])
    fail("Python 3.11 or newer is needed, this is %d.%d (install python3.11)" % sys.version_info[:2])


def check_node():
    """Node and npm must be there and new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        fail("Node.js and npm were not found (install Node 20 or newer)")
    printed = subprocess.Popen([node, "--version"], stdout=subprocess.PIPE).communicate()[0].decode()
    found = re.match(r"v(\d+)", printed)
    if not found or int(found.group(1)) < OLDEST_NODE:
        fail("Node 20 or newer is needed, this is %s (install a newer one)" % (printed.strip() or "none that starts"))


def digest(*paths):
    """One hash over files, so that a changed list is noticed."""
    total = hashlib.sha256()
    for path in paths:
        with open(os.path.join(ROOT, path), "rb") as file:
            total.update(file.read())
    return total.hexdigest()


def read(path):
    """A stamp's text, or nothing."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def write(path, text):
    """Write a small text file."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def make_venv():
    """Create .venv, with Debian's python3-venv if that is what is missing."""
    if os.path.exists(VENV_PYTHON) and run(VENV_PYTHON, "-c", "import pip"):
        return
    say("Creating .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    command = [sys.executable, "-m", "venv", VENV]
    if subprocess.call(command, cwd=ROOT, stdout=subprocess.DEVNULL) == 0:
        return
    package = "python%d.%d-venv" % sys.version_info[:2]
    if may_install_packages() and apt_install(package):
        shutil.rmtree(VENV, ignore_errors=True)
        if run(*command):
            return
    fail("no virtual environment could be made (install %s, or a Python that has venv and pip)" % package)


def install_python(listed):
    """Install the pinned Python packages of requirements/<listed>.txt into .venv."""
    stamp = os.path.join(VENV, "installed-" + listed)
    wanted = digest("requirements/%s.txt" % listed)
    everything = os.path.join(VENV, "installed-test")
    listed_before = read(stamp) == wanted or (listed == "site" and read(everything) == digest("requirements/test.txt"))
    if listed_before and os.path.exists(VENV_PYTHON):  # a link: the Python that it was made with may be gone
        return
    make_venv()
    say("Installing Python packages of requirements/%s.txt into .venv" % listed)
    pip = [VENV_PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    if not run(*pip, "--require-hashes", "--no-warn-script-location", "-r", "requirements/%s.txt" % listed):
        fail("the Python packages could not be installed (see pip's message above; check the network and run it again)")
    link_package()
    write(stamp, wanted)


def link_package():
    """Make `flashdeck` importable and runnable inside .venv, without building anything."""
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site_packages = subprocess.check_output([VENV_PYTHON, "-c", where]).decode().strip()
    write(os.path.join(site_packages, "flashdeck.pth"), os.path.join(ROOT, "scripts") + "\n")
    command = os.path.join(VENV, "bin", "flashdeck")
    write(command, '#!/bin/sh\nexec "%s" -m flashdeck "$@"\n' % VENV_PYTHON)
    os.chmod(command, 0o755)


def install_npm():
    """Install the pinned npm packages into node_modules."""
    stamp = os.path.join(NODE_MODULES, ".installed")
    wanted = digest("package.json", "package-lock.json")
    if read(stamp) == wanted:
        return
    say("Installing npm packages of package-lock.json into node_modules")
    if not run(shutil.which("npm"), "ci"):
        fail("the npm packages could not be installed (see npm's message above; check the network and run it again)")
    write(stamp, wanted)


def find_program(variable, names):
    """Path of the program that an environment variable names, or of the first one installed; None if there is none."""
    named = os.environ.get(variable)
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, names)), None)


def find_chromium():
    """Path of the browser that most tests drive."""
    return find_program("CHROMIUM", CHROMIUM_NAMES)


def find_headless_chromium():
    """Path of the Chromium that has no window to draw, which is faster; where it isn't installed, that of the other."""
    return find_program("HEADLESS_CHROMIUM", HEADLESS_NAMES) or find_chromium()


def find_firefox():
    """Path of Firefox."""
    return find_program("FIREFOX", FIREFOX_NAMES)


def find_webkit():
    """Paths of WebKitGTK's browser, its driver and the X server that gives it a screen; None if one is missing."""
    browsers = [path for place in MINIBROWSER_PLACES for path in sorted(glob.glob(place))]
    found = (
        find_program("MINIBROWSER", browsers),
        find_program("WEBKIT_DRIVER", ["WebKitWebDriver"]),
        find_program("XVFB", ["Xvfb"]),
    )
    return found if all(found) else None


CHROMIUM = (
    find_chromium,
    ["chromium"],
    "no Chromium or Chrome was found (install the package chromium, or name one: CHROMIUM=/path make test)",
)
FIREFOX = (
    find_firefox,
    ["firefox-esr"],
    "no Firefox was found (install the package firefox-esr, or name one: FIREFOX=/path make test-browsers)",
)
WEBKIT = (
    find_webkit,
    ["webkit2gtk-driver", "xvfb", "dbus"],
    (
        "no WebKitGTK with its driver and Xvfb was found (install the packages webkit2gtk-driver, xvfb and dbus,"
        " or name them: MINIBROWSER=/path WEBKIT_DRIVER=/path XVFB=/path make test-browsers)"
    ),
)


def check_browsers(*browsers):
    """The tests need browsers."""
    missing = [browser for browser in browsers if not browser[0]()]
    if missing and may_install_packages():
        apt_install(*(package for browser in missing for package in browser[1]))
    for find, _, told in missing:
        if not find():
            fail(told)
    if find_headless_chromium() == find_chromium() and may_install_packages() and apt_knows(HEADLESS_NAMES[0]):
        apt_install(HEADLESS_NAMES[0])


# Named one by one, since the package dokuwiki asks for a web server if none of PHP's own programs is there.
WIKI_PROGRAMS = {
    "php": ["php-cgi", "php-cli", "php-xml", "php-sqlite3", "php-mbstring", "php-intl", "php-mysql", "php-gd"],
    "mariadb-install-db": ["mariadb-server-core", "mariadb-client-core"],
}
# Only unpacked: installed, they would bring a web server and settings of their own along.
UNPACKED = {
    "mediawiki": ["mediawiki", "mediawiki-classes"],
    "wordpress": ["wordpress", "wordpress-theme-twentytwentythree"],
}


def check_wikis():
    """The tests on wikis need PHP, a database, and the wikis as Debian packs them."""
    missing = [name for program, names in WIKI_PROGRAMS.items() if not shutil.which(program) for name in names]
    missing += [] if os.path.isdir("/usr/share/dokuwiki") else ["dokuwiki"]
    if missing and not (may_install_packages() and apt_install(*missing)):
        fail("the wikis' programs are not there (on Debian, install the packages %s)" % " ".join(missing))
    for name, packages in UNPACKED.items():
        unpack_wiki(name, packages)


def unpack_wiki(name, packages):
    """Fetch Debian packages and unpack them into one folder, once."""
    folder = os.path.join(ROOT, WIKI_PACKAGES, name)
    stamp = os.path.join(folder, "unpacked")
    if os.path.exists(stamp):
        return
    say("Fetching " + " ".join(packages))
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        fail("%s is taken from Debian's packages (run this on Debian or Ubuntu, or in a container of it)" % name)
    if subprocess.call(["apt-get", "-q", "download", *packages], cwd=folder, stdout=subprocess.DEVNULL) != 0:
        fail("%s could not be fetched (this needs Debian's apt-get and its network; see its message above)" % name)
    for package in glob.glob(os.path.join(folder, "*.deb")):
        subprocess.check_call(["dpkg-deb", "-x", package, folder])
        os.remove(package)
    if name == "mediawiki":  # the link in its place leads to /var
        code = os.path.join(folder, "usr", "share", "mediawiki")
        os.remove(os.path.join(code, "extensions"))
        os.rename(os.path.join(code, "extensions-core"), os.path.join(code, "extensions"))
    write(stamp, "")


def main(arguments):
    """For building and serving; with --test for the tests as well, --browsers for every engine, --wikis for hosts."""
    check_python()
    check_node()
    testing = bool({"--test", "--browsers", "--wikis"} & set(arguments))
    install_python("test" if testing else "site")
    install_npm()
    if testing:
        check_browsers(CHROMIUM, *((FIREFOX, WEBKIT) if "--browsers" in arguments else ()))
    if "--wikis" in arguments:
        check_wikis()


if __name__ == "__main__":
    main(sys.argv[1:])

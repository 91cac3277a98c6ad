"""First step of every make target: checks versions, then fills .venv and node_modules from the pinned lists.

Standard library only, and written so that an old Python 3 still gets as far as the message that it is too old.
Run again with nothing changed, it does nothing and fetches nothing.
"""

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
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


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


def find_chromium():
    """Path of the browser that the tests drive: $CHROMIUM, or the first one installed; None when there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def check_chromium():
    """The tests need a browser."""
    if find_chromium():
        return
    if may_install_packages() and apt_install("chromium") and find_chromium():
        return
    fail("no Chromium or Chrome was found (install the package chromium, or name one: CHROMIUM=/path make test)")


def main(arguments):
    """`bootstrap.py` for building and serving, `bootstrap.py --test` for the tests as well."""
    check_python()
    check_node()
    install_python("test" if "--test" in arguments else "site")
    install_npm()
    if "--test" in arguments:
        check_chromium()


if __name__ == "__main__":
    main(sys.argv[1:])

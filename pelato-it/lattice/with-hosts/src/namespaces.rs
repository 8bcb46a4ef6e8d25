//! The namespaces that the command runs in.

use std::fs;
use std::path::Path;

use anyhow::Context;
use nix::mount::{mount, MsFlags};
use nix::sched::{unshare, CloneFlags};
use nix::unistd::{getegid, geteuid};

/// Moves this process into a mount namespace of its own and its children into a process namespace.
///
/// # Errors
///
/// The kernel refuses, as some containers and settings make it do.
pub fn enter() -> anyhow::Result<()> {
    let wanted = CloneFlags::CLONE_NEWNS | CloneFlags::CLONE_NEWPID;
    if geteuid().is_root() {
        unshare(wanted).context("cannot create namespaces (is CAP_SYS_ADMIN missing?)")?;
    } else {
        enter_as_user(wanted)?;
    }

    let nothing: Option<&Path> = None;
    let private = MsFlags::MS_REC | MsFlags::MS_PRIVATE;
    mount(nothing, "/", nothing, private, nothing).context("cannot make mounts private")
}

fn enter_as_user(wanted: CloneFlags) -> anyhow::Result<()> {
    let (user, group) = (geteuid(), getegid());
    unshare(wanted | CloneFlags::CLONE_NEWUSER)
        .context("cannot create namespaces: run as root, or allow user namespaces")?;
    // The order is the kernel's: groups may be mapped only once setgroups is denied.
    fs::write("/proc/self/setgroups", "deny").context("cannot deny setgroups")?;
    fs::write("/proc/self/uid_map", format!("{user} {user} 1")).context("cannot map the user")?;
    fs::write("/proc/self/gid_map", format!("{group} {group} 1")).context("cannot map the group")
}

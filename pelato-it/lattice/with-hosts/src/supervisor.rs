//! Starting the command, passing signals on and waiting for its end.

use std::ffi::CString;
use std::process::ExitCode;

use anyhow::Context;
use nix::errno::Errno;
use nix::sys::prctl::set_pdeathsig;
use nix::sys::signal::{kill, SigSet, Signal};
use nix::sys::wait::{waitpid, WaitPidFlag, WaitStatus};
use nix::unistd::{execvp, fork, ForkResult, Pid};

const PASSED_ON: [Signal; 4] = [
    Signal::SIGTERM,
    Signal::SIGINT,
    Signal::SIGHUP,
    Signal::SIGQUIT,
];

/// Runs the command and returns its exit code, 128 + N after signal N.
///
/// # Errors
///
/// The command cannot be started.
pub fn run(command: &[String]) -> anyhow::Result<ExitCode> {
    let command: Vec<CString> = command
        .iter()
        .map(|word| CString::new(word.as_str()).context("the command has a zero byte"))
        .collect::<anyhow::Result<_>>()?;
    let mut awaited = SigSet::from_iter(PASSED_ON);
    awaited.add(Signal::SIGCHLD);
    awaited.thread_block().context("cannot block signals")?;

    // SAFETY: this process has one thread, so the child may use whatever it finds.
    match unsafe { fork() }.context("cannot start a process")? {
        ForkResult::Child => execute(&command, &awaited),
        ForkResult::Parent { child } => supervise(child, &awaited),
    }
}

fn execute(command: &[CString], blocked: &SigSet) -> anyhow::Result<ExitCode> {
    set_pdeathsig(Signal::SIGKILL).context("cannot tie the command to this process")?;
    blocked.thread_unblock().context("cannot unblock signals")?;
    match execvp(&command[0], command) {
        Ok(never) => match never {},
        Err(error) => Err(error).with_context(|| format!("cannot run {:?}", command[0])),
    }
}

fn supervise(child: Pid, awaited: &SigSet) -> anyhow::Result<ExitCode> {
    loop {
        match awaited.wait().context("cannot wait for signals")? {
            Signal::SIGCHLD => {
                if let Some(code) = exit_code(child)? {
                    return Ok(ExitCode::from(code));
                }
            }
            signal => pass_on(signal, child)?,
        }
    }
}

fn pass_on(signal: Signal, child: Pid) -> anyhow::Result<()> {
    match kill(child, signal) {
        // The child has ended in this moment; SIGCHLD is on its way.
        Ok(()) | Err(Errno::ESRCH) => Ok(()),
        Err(error) => Err(error).context("cannot pass a signal on"),
    }
}

fn exit_code(child: Pid) -> anyhow::Result<Option<u8>> {
    match waitpid(child, Some(WaitPidFlag::WNOHANG)).context("cannot wait for the command")? {
        WaitStatus::Exited(_, code) => Ok(Some(u8::try_from(code).unwrap_or(u8::MAX))),
        WaitStatus::Signaled(_, signal, _) => Ok(Some(128 + signal as u8)),
        _ => Ok(None),
    }
}

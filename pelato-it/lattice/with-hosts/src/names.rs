//! The names and the file that holds them.

use std::fs;
use std::net::IpAddr;
use std::path::Path;
use std::str::FromStr;

use anyhow::Context;
use nix::mount::{mount as mount_file, MsFlags};

const HOSTS: &str = "/etc/hosts";

/// A name and its address.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HostName {
    name: String,
    address: IpAddr,
}

impl FromStr for HostName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, address) = text.split_once('=').ok_or("expected NAME=ADDRESS")?;
        if name.is_empty() || name.contains(char::is_whitespace) {
            return Err("the name is empty or has a space".to_owned());
        }
        let address = address
            .parse()
            .map_err(|_| format!("{address} is not an IP address"))?;
        Ok(Self {
            name: name.to_owned(),
            address,
        })
    }
}

/// Puts the names in front of the machine's own ones, for this mount namespace alone.
///
/// # Errors
///
/// A file that cannot be written or mounted.
pub fn mount(names: &[HostName]) -> anyhow::Result<()> {
    let machine = fs::read_to_string(HOSTS).context("cannot read /etc/hosts")?;
    let file = std::env::temp_dir().join(format!("with-hosts-{}", std::process::id()));
    fs::write(&file, text(names, &machine))
        .with_context(|| format!("cannot write {}", file.display()))?;

    let nothing: Option<&Path> = None;
    let mounted = mount_file(Some(&file), HOSTS, nothing, MsFlags::MS_BIND, nothing)
        .context("cannot mount a file over /etc/hosts");
    // The mount keeps the file's content; its name is of no more use.
    fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    mounted
}

fn text(names: &[HostName], machine: &str) -> String {
    let own: String = names
        .iter()
        .map(|host| format!("{} {}\n", host.address, host.name))
        .collect();
    own + machine
}

#[cfg(test)]
mod tests {
    use super::{text, HostName};

    #[test]
    fn own_names_stand_before_the_machines() {
        let names = ["nats.lattice=127.0.0.2".parse::<HostName>().unwrap()];
        assert_eq!(
            text(&names, "127.0.0.1 localhost\n"),
            "127.0.0.2 nats.lattice\n127.0.0.1 localhost\n"
        );
    }

    #[test]
    fn an_address_that_is_none_is_named() {
        let refusal = "nats.lattice=here".parse::<HostName>().unwrap_err();
        assert_eq!(refusal, "here is not an IP address");
    }
}

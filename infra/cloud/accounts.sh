# What each user of the cloud's NATS may do. Read by ./secrets, which sets $dir; README.md says it in words.
# A file of users/ is a user: its name is NAME, its content the password. What a user may do follows from its name.
# shellcheck shell=bash disable=SC2016 # "$JS" and "$KV" are subjects
# shellcheck disable=SC2154 # $dir

# The lattice of a user; machines from before there could be several have none written down.
lattice_of() { if [[ -e $dir/lattices/$1 ]]; then cat "$dir/lattices/$1"; else echo default; fi; }

deployer_of() { if [[ $1 == default ]]; then echo deployer; else echo "deployer-$1"; fi; }

# Every lattice of this cloud, one a line: of machines, of those who deploy, and of hosts in the cloud. One stays apart when
# its last machine is gone.
lattices() {
    local file
    {
        echo default
        for file in "$dir"/lattices/edge-*; do [[ ! -e $file ]] || cat "$file"; done
        for file in "$dir"/users/deployer-*; do [[ ! -e $file ]] || echo "${file##*/deployer-}"; done
        for file in "$dir"/../lattices/*/; do [[ ! -e $file ]] || basename "$file"; done
    } | sort -u
}

quoted() {
    local item list=''
    for item; do list+=", \"$item\""; done
    echo "${list#, }"
}

# An edge machine runs what its lattice runs, and its tasks speak on any subject. So these are what it may not; the
# few things that its host needs of the cloud's JetStream are in mappings().
edge_rights() {
    local own=$1 other publish subscribe
    # JetStream's API, directly and in any domain but for INFO and STREAM.NAMES, by which who forwards messages finds the
    # cloud's stream; acknowledgements, for it has no consumer there; buckets; orders to WADM and to hosts.
    publish=('$JS.API.>' '$JS.ACK.>' '$JS.*.API.*.*.>' '$JS.*.API.STREAM.LIST' '$JS.*.API.SERVER.>' '$JS.EVENT.>' '$KV.>' '$OBJ.>' 'wadm.>' 'wasmbus.ctl.>')
    # The same of others, and orders that one host of a lattice takes for all: those in the cloud do. What stands here a
    # machine cannot say either, because its server does not learn that the cloud listens: so not the hosts' events.
    subscribe=('$JS.API.>' '$JS.cloud.API.*.*.>' '$JS.EVENT.>' '$KV.>' '$OBJ.>' 'wadm.>'
        'wasmbus.ctl.v1.*.config.>' 'wasmbus.ctl.v1.*.link.*' 'wasmbus.ctl.v1.*.registry.put')
    for other in $(lattices); do
        [[ $other != "$own" ]] || continue
        publish+=("\$JS.edge.$other.>" "wasmbus.evt.$other.>" "wasmbus.rpc.$other.>" "$other.>")
        subscribe+=("wasmbus.ctl.v1.$other.>" "wasmbus.evt.$other.>" "wasmbus.rpc.$other.>" "$other.>")
    done
    printf ', permissions: { publish: { deny: [%s] }, subscribe: { deny: [%s] } }' \
        "$(quoted "${publish[@]}")" "$(quoted "${subscribe[@]}")"
}

# Who deploys: exactly what docs/deploying.md lists, for workflows with schedules and with messages that are kept, whose
# streams may be reached with and without the domain, those of edge machines in theirs. Streams that are neither may not
# be touched: WADM's own, and the buckets of lattices; that of its own may be asked who follows it.
deployer_rights() {
    local lattice=$1 api publish deny=() stream other verb
    local wadm=(wadm_commands wadm_events wadm_event_consumer wadm_notify wadm_status wasmbus_events KV_wadm_state
        KV_wadm_manifests)
    local ctl=wasmbus.ctl.v1.$lattice
    publish=("wadm.api.$lattice.model.>" "$ctl.host.ping" "$ctl.host.get.*" "$ctl.link.get" "$ctl.link.put" "$ctl.link.del"
        "$ctl.config.get.*" "$ctl.config.put.*" "$ctl.config.del.*" '$SYS.REQ.USER.INFO' "pelato.schedule.${lattice//-/_}.>")
    for api in '$JS.API' '$JS.cloud.API' '$JS.*.API'; do
        [[ $api == '$JS.*.API' ]] || publish+=("$api.INFO" "$api.STREAM.CREATE.*")
        publish+=("$api.STREAM.NAMES")
        for verb in STREAM.INFO STREAM.DELETE STREAM.MSG.GET CONSUMER.LIST; do publish+=("$api.$verb.*"); done
        publish+=("$api.CONSUMER.DELETE.*.*")
    done
    # What the last of them denies holds for the cloud's domain as well.
    for api in '$JS.API' '$JS.*.API'; do
        for verb in STREAM.INFO STREAM.CREATE STREAM.DELETE STREAM.MSG.GET CONSUMER.LIST; do
            for stream in "${wadm[@]}"; do deny+=("$api.$verb.$stream"); done
            for other in $(lattices); do
                deny+=("$api.$verb.KV_CONFIGDATA_$other")
                [[ $verb.$other == CONSUMER.LIST.$lattice ]] || deny+=("$api.$verb.KV_LATTICEDATA_$other")
            done
        done
        for stream in "${wadm[@]}"; do deny+=("$api.CONSUMER.DELETE.$stream.*"); done
        for other in $(lattices); do deny+=("$api.CONSUMER.DELETE.KV_CONFIGDATA_$other.*" "$api.CONSUMER.DELETE.KV_LATTICEDATA_$other.*"); done
    done
    printf ', permissions: { publish: { allow: [%s], deny: [%s] }, subscribe: [%s] }' \
        "$(quoted "${publish[@]}")" "$(quoted "${deny[@]}")" "$(quoted '_INBOX.>' "wasmbus.evt.$lattice.>")"
}

# The cloud's JetStream as an edge machine's host sees it: the domain edge.LATTICE, which has nothing but what stands
# here. Hosts read and watch both buckets of their lattice, and write what they know of their components into the first.
mappings() {
    local lattice bucket from to='$JS.API' stream
    echo 'mappings: {'
    for lattice in $(lattices); do
        from="\$JS.edge.$lattice.API"
        for bucket in "LATTICEDATA_$lattice" "CONFIGDATA_$lattice"; do
            stream=KV_$bucket
            printf '  "%s": "%s"\n' "$from.STREAM.INFO.$stream" "$to.STREAM.INFO.$stream" \
                "$from.CONSUMER.CREATE.$stream" "$to.CONSUMER.CREATE.$stream" \
                "$from.CONSUMER.CREATE.$stream.>" "$to.CONSUMER.CREATE.$stream.>" \
                "$from.DIRECT.GET.$stream.>" "$to.DIRECT.GET.$stream.>" \
                "$from.STREAM.MSG.GET.$stream" "$to.STREAM.MSG.GET.$stream"
        done
        bucket=LATTICEDATA_$lattice
        printf '  "%s": "%s"\n' "$from.\$KV.$bucket.>" "\$KV.$bucket.>"
    done
    echo '}'
}

write_users() {
    local file name lattice
    {
        echo '# Written by infra/cloud/secrets; edits are lost.'
        mappings
        echo 'users: ['
        for file in "$dir"/users/*; do
            name=${file##*/}
            [[ $name != system ]] || continue
            printf '  { user: "%s", password: "%s"' "$name" "$(<"$file")"
            case $name in
            edge-*) edge_rights "$(lattice_of "$name")" ;;
            deployer) deployer_rights default ;;
            deployer-*) deployer_rights "${name#deployer-}" ;;
            esac
            echo ' }'
        done
        echo ']'
    } >"$dir/lattice.conf"
    printf 'users: [ { user: "system", password: "%s" } ]\n' "$(<"$dir/users/system")" >"$dir/system.conf"
}

# Kubernetes in one program with etcd, CoreDNS, and kube-router, which enforces network policies.
# shellcheck shell=bash

version=k8s.io/component-base/version
go_link_flags[kubernetes]="-X $version.gitVersion=v$KUBERNETES_VERSION -X $version.gitMajor=1 -X $version.gitMinor=${KUBERNETES_VERSION:2:2}"
install_go_program kubernetes kubernetes "$KUBERNETES_VERSION"
install_go_program coredns coredns "$COREDNS_VERSION"
install_go_program kube-router kube-router "$KUBE_ROUTER_VERSION"

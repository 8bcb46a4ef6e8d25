// Pelato-messaging is a provider for wasmCloud 1.9 that hands the messages of
// JetStream streams to components and stores what they return.
package main

import (
	"log"
	"os"
	"time"

	"pelato.provider/internal/host"
	"pelato.provider/internal/provider"
)

func main() {
	log.SetFlags(0) // the host's log has the time
	log.SetPrefix("pelato-messaging: ")
	if err := run(os.Getppid()); err != nil {
		log.Fatal(err)
	}
}

func run(parent int) error {
	data, err := host.Read(os.Stdin)
	if err != nil {
		return err
	}
	go func() {
		host.Orphaned(parent)
		log.Print("the host is gone")
		os.Exit(1)
	}()
	lattice, err := provider.ToLattice(data)
	if err != nil {
		return err
	}
	p, err := provider.New(data, lattice)
	if err != nil {
		return err
	}
	stop, err := host.Control(lattice, data, p, p.Drain)
	if err != nil {
		return err
	}
	for _, link := range data.Links {
		p.Put(link)
	}
	<-stop
	// The answer to the host is on its way.
	return lattice.FlushTimeout(time.Second)
}

// Pelato-messaging is a provider for wasmCloud 1.9 that hands the messages of
// JetStream streams to components and stores what they return.
package main

import (
	"fmt"
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

// alone is how long a provider may be without a link. A host tells it those that
// are there when it starts, and then those that are put; one that is put between
// is told to nobody, and WADM sees it in the lattice and does not put it again.
const alone = 15 * time.Second

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
	p.Begin(data.Links)
	select {
	case <-stop:
	case <-time.After(alone):
		if !p.Linked() {
			return fmt.Errorf("no link was told within %v; the host starts this provider anew, and tells it all that are there then", alone)
		}
		<-stop
	}
	// The answer to the host is on its way.
	return lattice.FlushTimeout(time.Second)
}

package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.LatticeNames;
import io.pelato.application.Part;
import io.pelato.lattice.HostInventory;
import io.pelato.lattice.Wadm;
import io.pelato.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds other applications of the lattice whose components would have the ids of this one's. */
final class Neighbours {

    private Neighbours() {}

    /** Every clash; none when the ids of the application are its own. */
    static List<Problem> faults(Application application, List<Wadm.Stored> stored, List<HostInventory> inventories) {
        List<Problem> problems = new ArrayList<>();
        String normalised = LatticeNames.normalised(application.name());
        stored.stream()
                .map(Wadm.Stored::name)
                .filter(name -> !name.equals(application.name())
                        && LatticeNames.normalised(name).equals(normalised))
                .forEach(name -> problems.add(Problem.of(
                        "The lattice has an application " + name + ", and WADM takes it and " + application.name()
                                + " for one when it names their components",
                        "Choose a project_name that differs in more than upper and lower case, - and _")));
        Set<String> taken = new LinkedHashSet<>();
        for (HostInventory inventory : inventories) {
            for (Part part : application.parts()) {
                inventory
                        .find(part.id())
                        .flatMap(HostInventory.Running::application)
                        .filter(owner -> !LatticeNames.normalised(owner).equals(normalised))
                        .ifPresent(owner -> taken.add("The application " + owner + " runs " + part.id()
                                + " on the host " + inventory.host().name()));
            }
        }
        taken.forEach(message -> problems.add(Problem.of(
                message, "Choose another project_name or component_name, or undeploy that application first")));
        return problems;
    }
}

package io.pelato.maven;

import io.pelato.History;
import io.pelato.HistoryRequest;
import io.pelato.Pelato;
import io.pelato.problem.Checks;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Tells which versions of the workflow WADM stores: when each was deployed, by whom, from which git commit. */
@Mojo(name = "history", threadSafe = true, configurator = CommandLineFirstConfigurator.HINT)
public final class HistoryMojo extends AbstractLatticeMojo {

    /** Skips this goal alone. */
    @Parameter(property = "pelato.history.skip", defaultValue = "false")
    private Switch historySkip;

    /** How the versions are shown: {@code text}, for people, or {@code json}, for programs. */
    @Parameter(property = "pelato.history.format", defaultValue = "text")
    private String historyFormat;

    @Inject
    HistoryMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    Switch ownSkip() {
        return historySkip;
    }

    @Override
    void run(Pelato pelato) {
        refuseOffline("ask a lattice");
        var checks = new Checks();
        Optional<OutputForm> form = checks.get(() -> OutputForm.of(historyFormat, "pelato.history.format"));
        Optional<HistoryRequest> request = checks.get(() -> new HistoryRequest(project(), access()));
        checks.end();
        History history = pelato.history(request.orElseThrow());
        if (form.orElseThrow() == OutputForm.JSON) {
            System.out.print(HistoryJson.of(history));
            System.out.flush();
        } else {
            new HistoryLines(history).lines().forEach(getLog()::info);
        }
    }
}

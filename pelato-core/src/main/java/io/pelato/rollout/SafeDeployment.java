package io.pelato.rollout;

import io.pelato.lattice.LatticeSettings;
import io.pelato.lattice.Wadm;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Deploys, and where that fails goes back to the version before, if that is wanted. */
final class SafeDeployment {

    private final Wadm wadm;
    private final Supplier<Deployer> deployers;
    private final DeployListener listener;

    /**
     * Makes it.
     *
     * @param deployers makes a deployer, whose time begins then
     */
    SafeDeployment(Wadm wadm, Supplier<Deployer> deployers, DeployListener listener) {
        this.wadm = wadm;
        this.deployers = deployers;
        this.listener = listener;
    }

    /** See {@link Orchestrator#deploy}. */
    Deployment deploy(Release release, LatticeSettings settings) {
        Deployer deployer = deployers.get();
        try {
            return deployer.deploy(release, settings);
        } catch (ProblemsException failure) {
            if (release.terms().onFailure() == ReleaseTerms.OnFailure.ROLLBACK && deployer.isRolling()) {
                throw rolledBack(release, deployer.replaced(), failure, settings);
            }
            throw failure;
        }
    }

    /** See {@link Orchestrator#rollBack}. */
    Deployment rollBack(String application, Optional<String> version, Admission admission, LatticeSettings settings) {
        List<StoredRelease> stored = StoredVersions.releases(wadm, application);
        StoredRelease earlier = new EarlierVersion(application, stored).find(version);
        return deployers.get().deploy(Release.again(earlier, admission), settings);
    }

    private ProblemsException rolledBack(
            Release release, Optional<String> before, ProblemsException failure, LatticeSettings settings) {
        String application = release.application().name();
        List<Problem> problems = new ArrayList<>(failure.problems());
        if (before.isEmpty()) {
            problems.add(Problem.of(
                    "No other version of " + application + " ran before, so there is none to go back to",
                    "WADM goes on trying. Mend the cause and deploy again, or take it away with mvn pelato:undeploy"));
            return new ProblemsException(problems);
        }
        listener.rollingBack(application, before.get());
        try {
            rollBack(application, before, release.terms().admission(), settings);
            problems.add(Problem.of(
                    application + " was rolled back: the version " + before.get() + " runs again",
                    "Mend the cause and deploy again"));
        } catch (ProblemsException again) {
            problems.add(Problem.of(
                    "Going back to the version " + before.get() + " of " + application + " has failed, too",
                    "WADM goes on trying"));
            problems.addAll(again.problems());
        }
        return new ProblemsException(problems);
    }
}

package io.pelato.module;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The order of modules' versions, as Semantic Versioning 2.0.0 has it in its section 11. */
final class VersionOrder implements Comparator<String> {

    private static final String NUMBER = "[0-9]+";

    @Override
    public int compare(String one, String other) {
        String[] left = withoutBuild(one).split("-", 2);
        String[] right = withoutBuild(other).split("-", 2);
        int numbers = compare(parts(left[0]), parts(right[0]));
        if (numbers != 0 || left.length + right.length == 2) {
            return numbers;
        }
        // A version without a part behind a hyphen is the one that those with such a part lead to.
        return left.length != right.length
                ? Integer.compare(right.length, left.length)
                : compare(parts(left[1]), parts(right[1]));
    }

    private static String withoutBuild(String version) {
        return version.split("\\+", 2)[0].substring(1);
    }

    private static List<String> parts(String text) {
        return Arrays.asList(text.split("\\.", -1));
    }

    private static int compare(List<String> left, List<String> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = comparePart(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int comparePart(String left, String right) {
        boolean leftIsNumber = left.matches(NUMBER);
        boolean rightIsNumber = right.matches(NUMBER);
        if (leftIsNumber && rightIsNumber) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        return leftIsNumber == rightIsNumber ? left.compareTo(right) : leftIsNumber ? -1 : 1;
    }
}

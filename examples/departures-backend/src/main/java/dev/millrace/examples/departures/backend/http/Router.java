package dev.millrace.examples.departures.backend.http;

import java.util.List;
import java.util.TreeSet;

/**
 * Finds the handler of a request: an unknown path is answered with 404, a known one under another method with 405 and
 * the methods it has.
 *
 * @param routes the routes, the first that fits wins
 */
record Router(List<Route> routes) implements Handler {
    Router {
        routes = List.copyOf(routes);
    }

    /**
     * A method on a path and who answers it.
     *
     * @param method the method
     * @param template the parts of the path; {@code *} stands for any one part
     * @param handler who answers
     */
    record Route(String method, List<String> template, Handler handler) {
        /** Makes a route from the text of a path such as {@code /flights/*}. */
        static Route of(String method, String path, Handler handler) {
            return new Route(method, List.of(path.substring(1).split("/")), handler);
        }

        private boolean fits(List<String> path) {
            if (path.size() != template.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!template.get(i).equals("*") && !template.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public Answer handle(Request request) {
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            if (route.fits(request.path())) {
                if (route.method().equals(request.method())) {
                    return route.handler().handle(request);
                }
                allowed.add(route.method());
            }
        }
        String path = "/" + String.join("/", request.path());
        if (allowed.isEmpty()) {
            throw Problem.notFound("there is nothing at " + path);
        }
        String methods = String.join(", ", allowed);
        return Answer.error(405, path + " does not know " + request.method() + "; it knows " + methods)
                .withHeader("Allow", methods);
    }
}

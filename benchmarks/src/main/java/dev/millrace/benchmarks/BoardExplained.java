package dev.millrace.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.engine.Identified;
import dev.millrace.engine.Origin;

/** Shows on the departures board how a query is kept current and what is behind a row of it, for the page about the engine. */
public final class BoardExplained {

    private BoardExplained() {
    }

    /**
     * Writes what the board tells of itself.
     *
     * @param args the number of flights and of updates; then the page that takes the texts, and the file that takes the graph
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        int flights = Integer.parseInt(args[0]);
        int updates = Integer.parseInt(args[1]);
        try (EngineBoard board = new EngineBoard(BoardData.of(flights), BoardData.BUSY_STATE)) {
            FlightUpdates changes = new FlightUpdates(BoardData.of(flights), BoardUpdate.STATE_WINDOW);
            for (int i = 0; i < updates; i++) {
                board.apply(changes.next());
            }
            if (args.length > 2) {
                new MarkedPage(Path.of(args[2]), "BoardExplained").write(text(board));
                Files.writeString(Path.of(args[3]), board.board().explain().dot());
            } else {
                System.out.print(text(board));
            }
        }
    }

    /** What the page shows. */
    static String text(EngineBoard board) {
        Identified<BoardRow> first = board.board().rows().get(0);
        List<String> lines = new ArrayList<>();
        lines.add("`board.explain().text()`:");
        lines.add("");
        lines.add("```");
        lines.addAll(board.board().explain().text().lines().toList());
        lines.add("```");
        lines.add("");
        lines.add("The first row is `" + first.row() + "`, and `board.why(identity)` says:");
        lines.add("");
        lines.add("```");
        for (Origin origin : board.board().why(first.identity())) {
            lines.add(origin.source() + ": " + origin.row());
        }
        lines.add("```");
        lines.add("");
        lines.add("`board.explain().mermaid()`:");
        lines.add("");
        lines.add("```mermaid");
        lines.addAll(board.board().explain().mermaid().lines().toList());
        lines.add("```");
        return String.join("\n", lines) + "\n";
    }
}

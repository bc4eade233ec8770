package dev.millrace.engine.internal.flow;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;

import dev.millrace.engine.OperatorContract;
import dev.millrace.query.Query;
import dev.millrace.query.Selection;
import dev.millrace.testkit.sample.Compound;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/** Rows told apart by their values, some of which are equal but not shown alike: distinct, union, intersect and except. */
class SetOperatorTest extends OperatorContract {

    private static final Selection<Compound> COMPOUNDS =
            from(ITEMS).select(item -> into(Compound::new, item.get(Item::group), item.get(Item::weight)));
    private static final Selection<String> GROUPS = from(ITEMS).select(item -> item.get(Item::group));
    private static final Selection<String> REGIONS = from(OWNERS).select(owner -> owner.get(Owner::region));
    private static final Selection<String> REFS = from(ITEMS).select(item -> item.get(Item::ref));

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                COMPOUNDS.distinct(),
                from(ITEMS).select(item -> item.get(Item::price)).distinct().inKeyOrder(),
                GROUPS.union(REGIONS),
                GROUPS.intersect(REGIONS, REFS),
                GROUPS.except(REGIONS).inKeyOrder(),
                REGIONS.except(GROUPS, REFS),
                COMPOUNDS.except(from(ITEMS).where(item -> item.get(Item::flag))
                        .select(item -> into(Compound::new, item.get(Item::group), item.get(Item::weight)))),
                COMPOUNDS.union(COMPOUNDS).where(compound -> compound.get(Compound::text).isNotNull())
                        .orderBy(asc(Compound::real)),
                from(ITEMS).intersect(from(ITEMS).where(item -> item.get(Item::score).gt(0))),
                // Joins and groups above sets.
                COMPOUNDS.distinct().join(OWNERS).on(Compound::text).equalTo(Owner::region)
                        .select((compound, owner) -> into(Compound::new, owner.get(Owner::id),
                                compound.get(Compound::real))),
                COMPOUNDS.distinct().groupBy(Compound::text).select(group -> group.count()));
    }
}

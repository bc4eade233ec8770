package dev.millrace.engine.tpch;

import java.math.BigDecimal;
import java.util.List;

/** The 22 queries of TPC-H. */
final class Queries {

    static final int COUNT = 22;

    private Queries() {
    }

    /** All of them, in their order; what counts as an important share of the stock depends on the scale. */
    static List<TpchQuery> all(BigDecimal scale) {
        return List.of(PricingSummary.query(), MinimumCostSupplier.query(), ShippingPriority.query(),
                OrderPriorityChecking.query(), LocalSupplierVolume.query(), ForecastingRevenueChange.query(),
                VolumeShipping.query(), NationalMarketShare.query(), ProductTypeProfit.query(), ReturnedItems.query(),
                ImportantStock.query(scale), ShippingModes.query(), CustomerDistribution.query(),
                PromotionEffect.query(), TopSupplier.query(), PartsSupplierRelationship.query(),
                SmallQuantityRevenue.query(), LargeVolumeCustomer.query(), DiscountedRevenue.query(),
                PotentialPromotion.query(), WaitingSuppliers.query(), GlobalSalesOpportunity.query());
    }
}

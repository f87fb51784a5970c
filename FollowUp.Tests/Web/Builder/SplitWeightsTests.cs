using FollowUp.Web.Features.Sequences.Builder.Inspector;

namespace FollowUp.Tests.Web.Builder;

/// <summary>Shares of a split.</summary>
public sealed class SplitWeightsTests
{
    [Fact]
    public void Whatever_is_done_they_add_up_to_100_and_none_is_negative()
    {
        var random = new Random(11);
        IReadOnlyList<int> weights = [50, 50];
        for (var round = 0; round < 5_000; round++)
        {
            weights = random.Next(4) switch
            {
                0 when weights.Count < 10 => SplitWeights.With(weights),
                1 when weights.Count > 2 => SplitWeights.Without(weights, random.Next(weights.Count)),
                2 => SplitWeights.Even(weights.Count),
                _ => SplitWeights.Set(weights, random.Next(weights.Count), random.Next(-50, 200)),
            };

            Assert.Equal(100, weights.Sum());
            Assert.All(weights, weight => Assert.InRange(weight, 0, 100));
        }
    }

    [Fact]
    public void A_change_of_one_leaves_the_ratio_of_the_others() => Assert.Equal([10, 30, 60], SplitWeights.Set([20, 20, 40], 0, 10));

    [Fact]
    public void Shares_that_do_not_divide_are_rounded_without_loss() => Assert.Equal([34, 33, 33], SplitWeights.Even(3));

    [Fact]
    public void Where_all_others_have_nothing_they_share_the_rest_evenly() => Assert.Equal([40, 30, 30], SplitWeights.Set([100, 0, 0], 0, 40));

    [Fact]
    public void Broken_weights_from_elsewhere_are_mended() => Assert.Equal(100, SplitWeights.Set([-5, 300, 7], 2, 20).Sum());
}

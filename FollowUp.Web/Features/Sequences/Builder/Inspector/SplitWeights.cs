using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Web.Features.Sequences.Builder.Inspector;

/// <summary>Weights of a split that add up to 100 whatever is done to one of them. Pure.</summary>
public static class SplitWeights
{
    /// <summary>Equal shares; what is left over goes to the first ways.</summary>
    public static IReadOnlyList<int> Even(int count)
        => [.. Enumerable.Range(0, count).Select(index => (SplitStep.WholeWeight / count) + (index < SplitStep.WholeWeight % count ? 1 : 0))];

    /// <summary>Gives one way a share; the others divide the rest in the ratio they had.</summary>
    public static IReadOnlyList<int> Set(IReadOnlyList<int> weights, int index, int share)
    {
        share = weights.Count == 1 ? SplitStep.WholeWeight : Math.Clamp(share, 0, SplitStep.WholeWeight);
        var others = Divide([.. weights.Where((_, at) => at != index)], SplitStep.WholeWeight - share);
        return [.. others.Take(index), share, .. others.Skip(index)];
    }

    /// <summary>Takes one way out; the others take its share in the ratio they have.</summary>
    public static IReadOnlyList<int> Without(IReadOnlyList<int> weights, int index) => Divide([.. weights.Where((_, at) => at != index)], SplitStep.WholeWeight);

    /// <summary>One way more with an equal share; the others keep their ratio.</summary>
    public static IReadOnlyList<int> With(IReadOnlyList<int> weights)
    {
        var share = SplitStep.WholeWeight / (weights.Count + 1);
        return [.. Divide(weights, SplitStep.WholeWeight - share), share];
    }

    /// <summary>By largest remainder; equally where none has a weight.</summary>
    private static List<int> Divide(IReadOnlyList<int> weights, int whole)
    {
        var known = weights.Select(weight => (long)Math.Max(0, weight)).ToList();
        if (known.Sum() == 0)
        {
            known = [.. weights.Select(_ => 1L)];
        }

        var sum = known.Sum();
        var shares = known.ConvertAll(weight => (int)(weight * whole / sum));
        foreach (var index in Enumerable.Range(0, known.Count).OrderByDescending(index => known[index] * whole % sum).Take(whole - shares.Sum()).ToList())
        {
            shares[index]++;
        }

        return shares;
    }
}

namespace FollowUp.Tests.Architecture;

/// <summary>Features of Core build on each other in one direction.</summary>
public sealed class FeatureTests
{
    private static readonly FeatureGraph Graph = new(Product.Core.GetTypes());

    /// <summary>Whoever stands in a list may know its own and every earlier row.</summary>
    private static readonly string[][] Order =
    [
        ["Kernel"],
        ["Organizations"],
        ["Media"],
        ["Contacts", "Consent", "Templates", "Events"],
        ["Segments"],
        ["Sequences"],
        ["Engine"],
    ];

    [Fact]
    public void No_feature_refers_to_one_that_refers_to_it()
    {
        Assert.Superset(new HashSet<string> { "Kernel", "Contacts", "Delivery", "Sequences", "Requests" }, Graph.Features.ToHashSet());
        Rule.Holds(Graph.Cycles());
    }

    [Fact]
    public void Features_know_only_those_before_them_in_the_order()
    {
        var ranked = Graph.Edges.Where(edge => Rank(edge.From) >= 0 && Rank(edge.To) >= 0).ToList();

        Assert.Contains(ranked, edge => edge is { From: "Engine", To: "Sequences" });
        Rule.Holds(ranked.Where(edge => Rank(edge.To) > Rank(edge.From)));
    }

    [Fact]
    public void Kernel_knows_no_feature()
    {
        Assert.Contains("Kernel", Graph.Features);
        Rule.Holds(Graph.Edges.Where(edge => edge.From == "Kernel"));
    }

    /// <summary>A message carries an opaque origin, so that delivery serves them all alike.</summary>
    [Fact]
    public void Delivery_never_knows_who_plans_messages()
    {
        var known = Graph.Edges.Where(edge => edge.From == "Delivery").ToList();

        Assert.Contains(known, edge => edge.To == "Kernel");
        Rule.Holds(known.Where(edge => edge.To is "Sequences" or "Engine" or "Requests" or "Broadcasts"));
    }

    [Fact]
    public void Nobody_refers_to_analytics()
    {
        Assert.NotEmpty(Graph.Edges);
        Rule.Holds(Graph.Edges.Where(edge => edge.To == "Analytics"));
    }

    private static int Rank(string feature) => Array.FindIndex(Order, row => row.Contains(feature));
}

namespace FollowUp.Infrastructure.Seeding.Demo;

/// <summary>What the demo shop sells.</summary>
/// <param name="Knitwear">Worn rather than lain on.</param>
internal sealed record DemoProduct(string Sku, string Name, bool Knitwear)
{
    public static readonly IReadOnlyList<DemoProduct> All =
    [
        new("THR-ALD", "Alder wool throw", false),
        new("THR-FJD", "Fjord blanket, grey", false),
        new("CUS-MOS", "Moss cushion cover", false),
        new("RUG-BIR", "Birch hall rug", false),
        new("SOC-RIB", "Ribbed lambswool socks", true),
        new("SWE-HAR", "Harbour sweater", true),
        new("SCA-HEA", "Heather scarf", true),
        new("HAT-PIN", "Pine beanie", true),
        new("MIT-SNO", "Snowdrift mittens", true),
        new("CAR-JUN", "Juniper cardigan", true),
    ];

    public string Url => $"https://juniperwool.example.com/products/{Sku.ToLowerInvariant()}";
}

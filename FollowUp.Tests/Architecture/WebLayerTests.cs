using Mono.Cecil;

namespace FollowUp.Tests.Architecture;

/// <summary>Pages and components hold view state and call Core; they never reach past it.</summary>
public sealed class WebLayerTests
{
    private static readonly string[] Layers = ["FollowUp.Web.Features", "FollowUp.Web.Components", "FollowUp.Web.Account", "FollowUp.Web.Public"];
    private static readonly string[] Forbidden = ["FollowUp.Infrastructure", "Microsoft.EntityFrameworkCore", "Npgsql", "Microsoft.Data"];

    [Fact]
    public void Pages_and_components_never_touch_infrastructure_or_ef()
    {
        var types = Product.Web.GetTypes().Where(type => Layers.Any(layer => Product.IsIn(type, layer))).ToList();

        Assert.Contains(types, IsComponent);
        Rule.Holds(types.SelectMany(Violations).Distinct());
    }

    [Fact]
    public void The_check_sees_ef_in_compiled_code()
    {
        var type = Product.Infrastructure.GetType("FollowUp.Infrastructure.Persistence.Database");

        Assert.Contains(Violations(type), violation => violation.EndsWith("Microsoft.EntityFrameworkCore.DbContextOptionsBuilder`1", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Violations(TypeDefinition type)
        => TypeUse.Of(type)
            .Where(used => Forbidden.Any(name => Product.IsIn(used, name)))
            .Select(used => $"{Product.NamespaceOf(type)}.{Product.OutermostName(type)} uses {used.FullName}");

    private static bool IsComponent(TypeDefinition type)
        => type.Methods.Any(method => method.Name == "BuildRenderTree");
}

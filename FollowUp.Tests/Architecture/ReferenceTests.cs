namespace FollowUp.Tests.Architecture;

/// <summary>Which assembly may know which.</summary>
public sealed class ReferenceTests
{
    private static readonly string Runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    [Fact]
    public void Core_knows_the_runtime_and_five_kinds_of_package()
    {
        var references = Product.Core.AssemblyReferences.Select(reference => reference.Name).ToList();

        Assert.Contains("NodaTime", references);
        Assert.Contains("System.Runtime", references);
        Rule.Holds(references.Where(name => !IsAllowedInCore(name)));
    }

    [Fact]
    public void Infrastructure_knows_core_and_not_the_web()
    {
        var references = Product.Infrastructure.AssemblyReferences.Select(reference => reference.Name).ToList();

        Assert.Contains("FollowUp.Core", references);
        Assert.DoesNotContain("FollowUp.Web", references);
    }

    [Fact]
    public void The_check_tells_foreign_packages_apart()
    {
        Assert.True(IsAllowedInCore("System.Text.Json"));
        Assert.False(IsAllowedInCore("System.IdentityModel.Tokens.Jwt"));
        Assert.False(IsAllowedInCore("Microsoft.EntityFrameworkCore"));
        Assert.False(IsAllowedInCore("Microsoft.AspNetCore.Http.Abstractions"));
        Assert.False(IsAllowedInCore("FollowUp.Infrastructure"));
    }

    private static bool IsAllowedInCore(string name)
        => File.Exists(Path.Combine(Runtime, name + ".dll"))
            || (name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) && name.EndsWith(".Abstractions", StringComparison.Ordinal))
            || name is "NodaTime" or "MathNet.Numerics" or "FluentValidation" or "CsvHelper";
}

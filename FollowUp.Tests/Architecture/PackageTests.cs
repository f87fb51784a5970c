using System.Xml.Linq;
using FollowUp.Tests.Support;

namespace FollowUp.Tests.Architecture;

/// <summary>Third-party code: few packages, exact versions, one place.</summary>
public sealed class PackageTests
{
    private static readonly XDocument Central = XDocument.Parse(Repository.Read("Directory.Packages.props"));

    [Fact]
    public void Versions_are_exact()
    {
        var versions = Central.Descendants("PackageVersion").ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);

        Assert.Contains("Quartz", versions.Keys);
        Assert.All(versions, package => Assert.Matches(@"^\d+\.\d+\.\d+(\.\d+)?(-[\w.]+)?$", package.Value));
    }

    [Fact]
    public void There_is_no_mediator_and_no_mapper()
    {
        var packages = Central.Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value).ToList();

        Assert.NotEmpty(packages);
        Assert.DoesNotContain(packages, name => name.StartsWith("MediatR", StringComparison.OrdinalIgnoreCase) || name.StartsWith("AutoMapper", StringComparison.OrdinalIgnoreCase));
    }
}

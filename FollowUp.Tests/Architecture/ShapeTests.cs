using FollowUp.Tests.Support;
using Mono.Cecil;

namespace FollowUp.Tests.Architecture;

/// <summary>How types are declared.</summary>
public sealed class ShapeTests
{
    [Fact]
    public void Concrete_classes_are_sealed()
    {
        var razor = Repository.Files(".razor").Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet(StringComparer.Ordinal);
        var classes = Product.All.SelectMany(Product.Written).Where(type => type is { IsClass: true, IsAbstract: false, IsValueType: false }).ToList();

        Assert.Contains(classes, type => type.Name == "RequestCampaign");

        // The class made of a .razor file cannot be sealed.
        Rule.Holds(classes.Where(type => !type.IsSealed && !razor.Contains(Product.OutermostName(type))).Select(type => type.FullName));
    }

    /// <summary>Registration, and the error it ends in when a configured value is wrong.</summary>
    [Fact]
    public void Infrastructure_shows_its_registration_alone()
    {
        var seen = Product.Written(Product.Infrastructure).Where(type => type.IsPublic).ToList();

        Assert.Contains(seen, type => type.Name == "InfrastructureServices");
        Rule.Holds(seen.Where(type => !IsRegistration(type) && type.Name != "ConfigurationException").Select(type => type.FullName));
    }

    /// <summary>An interface is a port to Infrastructure, or has several implementations; tests count.</summary>
    [Fact]
    public void No_interface_stands_for_one_class_beside_it()
    {
        var interfaces = Product.All.SelectMany(Product.Written).Where(type => type.IsInterface).ToList();

        Assert.Contains(interfaces, type => type.Name == "IChannelSender");
        Rule.Holds(interfaces.Where(IsNeedless).Select(type => type.FullName));
    }

    private static bool IsNeedless(TypeDefinition contract)
    {
        var implementations = Product.All.Append(Product.Tests).SelectMany(module => module.GetTypes())
            .Where(type => type.Interfaces.Any(implemented => implemented.InterfaceType.GetElementType().FullName == contract.FullName))
            .ToList();
        return implementations is [var only] && only.Module == contract.Module;
    }

    private static bool IsRegistration(TypeDefinition type)
        => type is { IsAbstract: true, IsSealed: true }
            && type.Methods.Any(method => method.IsPublic && method.CustomAttributes.Any(mark => mark.AttributeType.Name == "ExtensionAttribute"));
}

using Mono.Cecil;

namespace FollowUp.Tests.Architecture;

/// <summary>The built assemblies, read without loading them.</summary>
internal static class Product
{
    public static readonly ModuleDefinition Core = Read("FollowUp.Core");
    public static readonly ModuleDefinition Infrastructure = Read("FollowUp.Infrastructure");
    public static readonly ModuleDefinition Web = Read("FollowUp.Web");
    public static readonly ModuleDefinition Tests = Read("FollowUp.Tests");

    public static readonly IReadOnlyList<ModuleDefinition> All = [Core, Infrastructure, Web];

    /// <summary>Types as written in source: not those a compiler makes, and not generated migrations.</summary>
    public static IEnumerable<TypeDefinition> Written(ModuleDefinition module)
        => module.GetTypes().Where(type => !IsMadeByCompiler(type) && !IsMigration(type));

    /// <summary>The namespace of a type; a nested one has that of the type around it.</summary>
    public static string NamespaceOf(TypeReference type)
    {
        var outermost = type.GetElementType();
        while (outermost.DeclaringType is { } around)
        {
            outermost = around;
        }

        return outermost.Namespace;
    }

    /// <summary>The name of the outermost type, without its number of type parameters.</summary>
    public static string OutermostName(TypeReference type)
    {
        var outermost = type.GetElementType();
        while (outermost.DeclaringType is { } around)
        {
            outermost = around;
        }

        return outermost.Name.Split('`')[0];
    }

    public static bool IsIn(TypeReference type, string namespaceName)
    {
        var own = NamespaceOf(type);
        return own == namespaceName || own.StartsWith(namespaceName + ".", StringComparison.Ordinal);
    }

    private static bool IsMigration(TypeDefinition type)
        => NamespaceOf(type).EndsWith(".Migrations", StringComparison.Ordinal);

    private static bool IsMadeByCompiler(TypeDefinition type)
    {
        for (var current = type; current is not null; current = current.DeclaringType)
        {
            if (current.Name.Contains('<') || current.CustomAttributes.Any(IsMark) || current.Namespace.StartsWith("System.", StringComparison.Ordinal)
                || current.Namespace.StartsWith("Microsoft.", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMark(CustomAttribute attribute)
        => attribute.AttributeType.Name is "CompilerGeneratedAttribute" or "GeneratedCodeAttribute";

    private static ModuleDefinition Read(string name)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(Microsoft.AspNetCore.Http.HttpContext).Assembly.Location));
        var file = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        return ModuleDefinition.ReadModule(file, new ReaderParameters { AssemblyResolver = resolver });
    }
}

namespace FollowUp.Core.Templates;

/// <summary>What may be called inside <c>{{ }}</c>. Names are public: templates of authors use them.</summary>
public static class TemplateFunctions
{
    /// <summary>Work on values: <c>{{uppercase product.name}}</c>.</summary>
    public static readonly IReadOnlySet<string> Inline =
        new HashSet<string>(StringComparer.Ordinal) { "currency", "date", "uppercase", "lowercase", "default", "lookup" };

    /// <summary>Open a section: <c>{{#ifEquals a b}} … {{else}} … {{/ifEquals}}</c>.</summary>
    public static readonly IReadOnlySet<string> Blocks =
        new HashSet<string>(StringComparer.Ordinal) { "ifEquals", "ifGreater", "if", "unless", "with", "each" };

    /// <summary>Sections that never repeat what is in them.</summary>
    public static readonly IReadOnlySet<string> Once =
        new HashSet<string>(StringComparer.Ordinal) { "ifEquals", "ifGreater", "if", "unless", "with" };
}

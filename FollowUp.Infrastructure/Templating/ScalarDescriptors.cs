using System.Diagnostics.CodeAnalysis;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using HandlebarsDotNet.Iterators;
using HandlebarsDotNet.MemberAccessors;
using HandlebarsDotNet.ObjectDescriptors;
using HandlebarsDotNet.PathStructure;

namespace FollowUp.Infrastructure.Templating;

/// <summary>Hides the members of everything but dictionaries and lists: templates see values, never .NET objects.</summary>
internal sealed class ScalarDescriptors : IObjectDescriptorProvider, IMemberAccessor, IIterator
{
    public bool TryGetDescriptor(Type type, [MaybeNullWhen(false)] out ObjectDescriptor value)
    {
        if (type.IsArray || type == typeof(Dictionary<string, object?>) || type.Namespace?.StartsWith("HandlebarsDotNet", StringComparison.Ordinal) == true)
        {
            value = null;
            return false;
        }

        value = new ObjectDescriptor(type, this, (_, _) => Array.Empty<object>(), _ => this);
        return true;
    }

    public bool TryGetValue(object instance, ChainSegment memberName, out object value)
    {
        value = null!;
        return false;
    }

    public void Iterate(in EncodedTextWriter writer, BindingContext context, ChainSegment[] blockParamsVariables, object input, TemplateDelegate template, TemplateDelegate ifEmpty)
        => ifEmpty(writer, context);
}

using Mono.Cecil;

namespace FollowUp.Tests.Architecture;

/// <summary>One call found in compiled code.</summary>
internal sealed record Call(TypeDefinition From, MethodReference To)
{
    /// <summary>The type as written in source, not the state machine the compiler made of its method.</summary>
    public string Caller => $"{Product.NamespaceOf(From)}.{Product.OutermostName(From)}";

    public static IEnumerable<Call> In(params IEnumerable<ModuleDefinition> modules)
        => from module in modules
           from type in module.GetTypes()
           from method in type.Methods
           where method.HasBody
           from instruction in method.Body.Instructions
           let target = instruction.Operand as MethodReference
           where target is not null
           select new Call(type, target);
}

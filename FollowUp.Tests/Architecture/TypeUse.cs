using Mono.Cecil;
using Mono.Cecil.Cil;

namespace FollowUp.Tests.Architecture;

/// <summary>Which types a type mentions: in its signatures, its attributes and its code.</summary>
internal static class TypeUse
{
    public static IEnumerable<TypeReference> Of(TypeDefinition type)
        => Mentioned(type).OfType<TypeReference>().SelectMany(Parts);

    private static IEnumerable<TypeReference?> Mentioned(TypeDefinition type)
        => Attributes(type)
            .Append(type.BaseType)
            .Concat(type.Interfaces.Select(implemented => implemented.InterfaceType))
            .Concat(type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType))
            .Concat(type.Fields.SelectMany(field => Attributes(field).Append(field.FieldType)))
            .Concat(type.Properties.SelectMany(property => Attributes(property).Append(property.PropertyType)))
            .Concat(type.Events.Select(raised => raised.EventType))
            .Concat(type.Methods.SelectMany(OfMethod));

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method)
    {
        var signature = Attributes(method)
            .Append(method.ReturnType)
            .Concat(method.Parameters.SelectMany(parameter => Attributes(parameter).Append(parameter.ParameterType)))
            .Concat(method.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType));
        return method.HasBody
            ? signature
                .Concat(method.Body.Variables.Select(variable => variable.VariableType))
                .Concat(method.Body.ExceptionHandlers.Select(handler => handler.CatchType))
                .Concat(method.Body.Instructions.SelectMany(OfInstruction))
            : signature;
    }

    private static IEnumerable<TypeReference?> OfInstruction(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)],
        _ => [],
    };

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider owner)
        => owner.HasCustomAttributes ? owner.CustomAttributes.SelectMany(OfAttribute) : [];

    private static IEnumerable<TypeReference?> OfAttribute(CustomAttribute attribute)
        => attribute.ConstructorArguments.Concat(attribute.Properties.Select(property => property.Argument))
            .Select(argument => argument.Value as TypeReference)
            .Append(attribute.AttributeType);

    /// <summary>The type itself and what stands in its angle brackets.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        GenericParameter => [],
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };
}

using System.Globalization;
using FollowUp.Core.Templates;
using HandlebarsDotNet;

namespace FollowUp.Infrastructure.Templating;

/// <summary>Sets Handlebars.Net up: our functions, nothing of the machine.</summary>
internal static class HandlebarsEnvironment
{
    public static IHandlebars Create(bool escape)
    {
        var configuration = new HandlebarsConfiguration
        {
            NoEscape = !escape,
            FormatProvider = CultureInfo.InvariantCulture,
            PartialRecursionDepthLimit = 1,
        };
        configuration.ObjectDescriptorProviders.Add(new ScalarDescriptors());
        var environment = Handlebars.Create(configuration);
        Inline(environment, "currency", arguments => Formats.Currency(Value(arguments, 0), Value(arguments, 1)));
        Inline(environment, "date", arguments => Formats.Date(Value(arguments, 0), Value(arguments, 1), Value(arguments, 2)));
        Inline(environment, "uppercase", arguments => Text(Value(arguments, 0)).ToUpperInvariant());
        Inline(environment, "lowercase", arguments => Text(Value(arguments, 0)).ToLowerInvariant());
        Inline(environment, "default", arguments => Text(Value(arguments, 0)) is { Length: > 0 } text ? text : Text(Value(arguments, 1)));
        Block(environment, "ifEquals", arguments => Comparison.AreEqual(Value(arguments, 0), Value(arguments, 1)));
        Block(environment, "ifGreater", arguments => Comparison.IsGreater(Value(arguments, 0), Value(arguments, 1)));
        return environment;
    }

    public static string Text(object? value) => value switch
    {
        null or UndefinedBindingResult => "",
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static object? Value(Arguments arguments, int index)
        => index < arguments.Length && arguments[index] is not UndefinedBindingResult ? arguments[index] : null;

    private static void Inline(IHandlebars environment, string name, Func<Arguments, string> function)
        => environment.RegisterHelper(name, (Context _, Arguments arguments) => function(arguments));

    private static void Block(IHandlebars environment, string name, Func<Arguments, bool> test)
        => environment.RegisterHelper(name, (EncodedTextWriter output, BlockHelperOptions options, Context context, Arguments arguments) =>
        {
            if (arguments.Length != 2)
            {
                throw new TemplateException($"'{name}' needs two values.");
            }

            if (test(arguments))
            {
                options.Template(output, context);
            }
            else
            {
                options.Inverse(output, context);
            }
        });
}

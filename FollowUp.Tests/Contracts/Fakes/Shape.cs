using System.Text.Json;

namespace FollowUp.Tests.Contracts.Fakes;

/// <summary>What JSON must look like: a field that is not named is refused, as is a value of another type.</summary>
internal abstract record Shape
{
    public static readonly Shape Text = new Leaf("a text", value => value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0);
    public static readonly Shape AnyText = new Leaf("a text", value => value.ValueKind == JsonValueKind.String);
    public static readonly Shape Number = new Leaf("a number", value => value.ValueKind == JsonValueKind.Number);
    public static readonly Shape Flag = new Leaf("true or false", value => value.ValueKind is JsonValueKind.True or JsonValueKind.False);
    public static readonly Shape Address = new Leaf("a web address", value => value.ValueKind == JsonValueKind.String && Uri.TryCreate(value.GetString(), UriKind.Absolute, out _));
    public static readonly Shape Base64 = new Leaf("base 64", value => value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out _));
    public static readonly Shape Texts = new Map(Text);

    public static Shape Digits(int least) => new Leaf("digits", value => value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Length >= least && text.All(char.IsAsciiDigit));

    public static Shape OneOf(params string[] values) => new Leaf(string.Join(" or ", values), value => value.ValueKind == JsonValueKind.String && values.Contains(value.GetString()));

    public static Shape Short(int most) => new Leaf($"a text of at most {most} characters", value => value.ValueKind == JsonValueKind.String && value.GetString()!.Length is > 0 && value.GetString()!.Length <= most);

    public static Shape Many(Shape item, int most = 1000) => new List(item, most);

    /// <summary>A name that ends in <c>?</c> may be missing.</summary>
    public static Shape Record(params (string Name, Shape Shape)[] fields) => new Fields(fields);

    /// <summary>The first shape for which the field <paramref name="field"/> has the given value.</summary>
    public static Shape ByField(string field, params (string Value, Shape Shape)[] kinds) => new Kinds(field, kinds);

    /// <summary>What is wrong, with the way to it; null when nothing is.</summary>
    public abstract string? Problem(JsonElement value, string at);

    private sealed record Leaf(string Name, Func<JsonElement, bool> Fits) : Shape
    {
        public override string? Problem(JsonElement value, string at) => Fits(value) ? null : $"{at} must be {Name}";
    }

    private sealed record List(Shape Item, int Most) : Shape
    {
        public override string? Problem(JsonElement value, string at)
            => value.ValueKind != JsonValueKind.Array ? $"{at} must be a list"
                : value.GetArrayLength() is 0 || value.GetArrayLength() > Most ? $"{at} must hold 1 to {Most}"
                : value.EnumerateArray().Select((item, i) => Item.Problem(item, $"{at}[{i}]")).FirstOrDefault(problem => problem is not null);
    }

    private sealed record Map(Shape Item) : Shape
    {
        public override string? Problem(JsonElement value, string at)
            => value.ValueKind != JsonValueKind.Object ? $"{at} must be an object"
                : value.EnumerateObject().Select(field => Item.Problem(field.Value, $"{at}.{field.Name}")).FirstOrDefault(problem => problem is not null);
    }

    private sealed record Fields((string Name, Shape Shape)[] Known) : Shape
    {
        public override string? Problem(JsonElement value, string at)
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                return $"{at} must be an object";
            }

            var known = Known.ToDictionary(field => field.Name.TrimEnd('?'), field => field.Shape);
            var missing = Known.Where(field => !field.Name.EndsWith('?')).FirstOrDefault(field => !value.TryGetProperty(field.Name, out _));
            return missing.Name is not null ? $"{at}.{missing.Name} is missing"
                : value.EnumerateObject()
                    .Select(field => known.TryGetValue(field.Name, out var shape) ? shape.Problem(field.Value, $"{at}.{field.Name}") : $"{at}.{field.Name} is not known")
                    .FirstOrDefault(problem => problem is not null);
        }
    }

    private sealed record Kinds(string Field, (string Value, Shape Shape)[] Known) : Shape
    {
        public override string? Problem(JsonElement value, string at)
        {
            var kind = value.ValueKind == JsonValueKind.Object && value.TryGetProperty(Field, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;
            var shape = Known.FirstOrDefault(known => known.Value == kind).Shape;
            return shape is null ? $"{at}.{Field} is not known" : shape.Problem(value, at);
        }
    }
}

using System.Text.Json;

namespace FollowUp.Core.Kernel;

/// <summary>Field names as the API writes them.</summary>
public static class FieldName
{
    /// <summary><c>Eligibility.MinimumOrderValue</c> becomes <c>eligibility.minimumOrderValue</c>.</summary>
    public static string Of(string propertyPath)
        => string.Join('.', propertyPath.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}

namespace FollowUp.Core.Intake;

/// <summary>Sizes of what a webhook may say; columns are as wide.</summary>
public static class Limits
{
    /// <summary>Bytes of a whole body.</summary>
    public const int Body = 1024 * 1024;

    /// <summary>Characters of an id.</summary>
    public const int Id = 100;

    /// <summary>Characters of a sender's delivery id.</summary>
    public const int Key = 200;

    /// <summary>Characters of a product's name; longer ones are cut.</summary>
    public const int ProductName = 300;

    /// <summary>Characters of a first or last name; longer ones are cut.</summary>
    public const int PersonName = 100;

    /// <summary>Characters of a web address; longer ones are dropped.</summary>
    public const int Url = 2000;

    /// <summary>Lines of an order.</summary>
    public const int Items = 250;
}

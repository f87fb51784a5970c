using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FollowUp.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddOptOuts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Address",
                table: "Suppressions",
                type: "TEXT",
                maxLength: 254,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 254);

            migrationBuilder.AddColumn<string>(
                name: "AddressHash",
                table: "Suppressions",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "Suppressions",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Preferences",
                table: "Organizations",
                type: "TEXT",
                maxLength: -1,
                nullable: false,
                defaultValue: "{\"topics\":[],\"skipWhenPaused\":false}");

            migrationBuilder.AddColumn<string>(
                name: "Replies",
                table: "Organizations",
                type: "TEXT",
                maxLength: -1,
                nullable: false,
                defaultValue: "{\"stopWords\":[],\"startWords\":[],\"helpWords\":[],\"stopText\":\"{organization}: You are unsubscribed and get no more messages. Reply START to get them again.\",\"helpText\":\"{organization}: Reply STOP to get no more messages, START to get them again.\"}");

            migrationBuilder.CreateTable(
                name: "ContactPreferences",
                columns: table => new
                {
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TopicsOff = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    MostPerWeek = table.Column<int>(type: "INTEGER", nullable: true),
                    PausedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactPreferences", x => x.ContactId);
                });

            migrationBuilder.CreateTable(
                name: "InstallationSuppressions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<int>(type: "INTEGER", nullable: false),
                    AddressHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InstallationSuppressions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KeywordAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<int>(type: "INTEGER", nullable: false),
                    AddressHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Action = table.Column<int>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeywordAnswers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PossibleOptOuts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReceivedMessageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<int>(type: "INTEGER", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    AddressHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PossibleOptOuts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_OrganizationId_Channel_AddressHash",
                table: "Suppressions",
                columns: new[] { "OrganizationId", "Channel", "AddressHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_OrganizationId_CreatedAt",
                table: "Suppressions",
                columns: new[] { "OrganizationId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_Unhashed",
                table: "Suppressions",
                column: "Id",
                filter: "\"AddressHash\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InstallationSuppressions_AddressHash_Channel",
                table: "InstallationSuppressions",
                columns: new[] { "AddressHash", "Channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KeywordAnswers_OrganizationId_AddressHash_Channel_Action",
                table: "KeywordAnswers",
                columns: new[] { "OrganizationId", "AddressHash", "Channel", "Action" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PossibleOptOuts_Open",
                table: "PossibleOptOuts",
                columns: new[] { "OrganizationId", "AddressHash" },
                filter: "\"Status\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_PossibleOptOuts_OrganizationId_Status_At",
                table: "PossibleOptOuts",
                columns: new[] { "OrganizationId", "Status", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PossibleOptOuts_ReceivedMessageId",
                table: "PossibleOptOuts",
                column: "ReceivedMessageId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ContactPreferences");

            migrationBuilder.DropTable(
                name: "InstallationSuppressions");

            migrationBuilder.DropTable(
                name: "KeywordAnswers");

            migrationBuilder.DropTable(
                name: "PossibleOptOuts");

            migrationBuilder.DropIndex(
                name: "IX_Suppressions_OrganizationId_Channel_AddressHash",
                table: "Suppressions");

            migrationBuilder.DropIndex(
                name: "IX_Suppressions_OrganizationId_CreatedAt",
                table: "Suppressions");

            migrationBuilder.DropIndex(
                name: "IX_Suppressions_Unhashed",
                table: "Suppressions");

            migrationBuilder.DropColumn(
                name: "AddressHash",
                table: "Suppressions");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "Suppressions");

            migrationBuilder.DropColumn(
                name: "Preferences",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "Replies",
                table: "Organizations");

            migrationBuilder.AlterColumn<string>(
                name: "Address",
                table: "Suppressions",
                type: "TEXT",
                maxLength: 254,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 254,
                oldNullable: true);
        }
    }
}
